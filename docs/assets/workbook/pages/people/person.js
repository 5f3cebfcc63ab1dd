// Whom the reader wrote down.

import { isAnswered } from "../../answer.js";
import { rowsOf } from "../../answers.js";
import { today } from "../days.js";
import { nextTouch } from "./touch.js";
import { words } from "./words.js";

export const LIST = "people";

/** @typedef {Record<string, import("../../answer.js").Value>} Person what is written about one, by column */

/** Everyone by row, the newest first. @param {import("../../answers.js").Answers} answers @returns {Map<string, Person>} */
export function everyone(answers) {
  const rows = answers.rows(LIST);
  return new Map(rowsOf(answers, LIST).reverse().map((row) => [row, personOf(rows.get(row))]));
}

/** @param {import("../../answers.js").Cells} [cells] @returns {Person} */
const personOf = (cells = new Map()) =>
  Object.fromEntries([...cells].map(([column, { value }]) => [column, value]).filter(([, value]) => isAnswered(value)));

/** @param {Person} person */
export const nameOf = ({ name }) => (typeof name === "string" && name.trim()) || words.no_name;
/** @param {Person} person @returns {string[]} */
export const kindsOf = ({ kinds }) => (Array.isArray(kinds) ? kinds : []);

/** Those who are due come first, the longest waiting before the others; the rest as they come. @param {[string, Person][]} people */
export function inOrder(people, now = today()) {
  /** Each day is worked out once. @type {{one: [string, Person], day: string}[]} */
  const dated = people.map((one) => ({ one, day: nextTouch(one[1]) }));
  const later = ({ day = "" }) => day === "" || day > now;
  const due = dated.filter((one) => !later(one)).sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return [...due, ...dated.filter(later)].map(({ one }) => one);
}
