// Whom the reader wrote down, and when to get in touch again.

import { isAnswered } from "../../answer.js";
import { addDays, addMonths, isDay, today } from "./days.js";
import { words } from "./words.js";

export const LIST = "people";
/** How long after the last contact: the id of the option says it, so that authors can add others. */
const SPAN = /^(\d{1,3})-(days?|weeks?|months?)$/;

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

/** The day the reader chose, or the one counted from the last contact; "" when there is neither. @param {Person} person */
export function nextTouch({ next_touch, contacted, touch_after }) {
  if (isDay(next_touch)) return next_touch;
  const [, count = "", unit = ""] = SPAN.exec(String(touch_after)) ?? [];
  if (!isDay(contacted) || !count) return "";
  if (unit.startsWith("month")) return addMonths(contacted, Number(count));
  return addDays(contacted, Number(count) * (unit.startsWith("week") ? 7 : 1));
}

/** @param {Person} person */
export function isDue(person, now = today()) {
  const day = nextTouch(person);
  return day !== "" && day <= now;
}

/** What changes when the reader was in touch today: a day that has come is over, a later one stays. @param {Person} person */
export function touched({ next_touch }, now = today()) {
  const over = isDay(next_touch) && next_touch <= now;
  return { contacted: now, ...(over ? { next_touch: "" } : {}) };
}

/** Those who are due come first, the longest waiting before the others; the rest as they come. @param {[string, Person][]} people */
export function inOrder(people, now = today()) {
  /** Each day is worked out once. @type {{one: [string, Person], day: string}[]} */
  const dated = people.map((one) => ({ one, day: nextTouch(one[1]) }));
  const later = ({ day = "" }) => day === "" || day > now;
  const due = dated.filter((one) => !later(one)).sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return [...due, ...dated.filter(later)].map(({ one }) => one);
}
