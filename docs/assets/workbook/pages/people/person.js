// Whom the reader wrote down.

import { isAnswered } from "../../answer.js";
import { today } from "../days.js";
import { nextTouch } from "./touch.js";
import { words } from "./words.js";

export const LIST = "people";

/** @typedef {import("../../answer.js").Answer} Answer */
/** @typedef {Record<string, import("../../answer.js").Value>} Person what is written about one, by column */

/** Everyone by row, the newest first. @param {Map<string, Answer>} answers */
export function everyone(answers) {
  /** @type {Map<string, Person>} */
  const found = new Map();
  for (const [address, { value }] of answers) {
    if (!address.startsWith(`${LIST}/`) || !isAnswered(value)) continue;
    const [, row, column] = address.split("/");
    const person = found.get(row) ?? {};
    person[column] = value;
    found.set(row, person);
  }
  return new Map([...found].filter(([, person]) => Object.keys(person).some((column) => column !== "kinds")).sort(([a], [b]) => (a < b ? 1 : -1)));
}

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
