// All answers by address, and the rows that they make: of five years there are thousands.

import { isAnswered } from "./answer.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {Map<string, Answer>} Cells by column */
/** @typedef {Map<string, Cells>} Rows by their id */

/** @type {Rows} */
const NONE = new Map();

/** @extends {Map<string, Answer>} */
export class Answers extends Map {
  /** The rows of each list and field, from the first time on that somebody asks. @type {Map<string, Rows> | undefined} */
  #places;

  /** @param {Iterable<[string, Answer]>} [entries] */
  constructor(entries = []) {
    super();
    for (const [address, answer] of entries) super.set(address, answer);
  }

  /** @param {string} address @param {Answer} answer */
  set(address, answer) {
    if (this.#places) put(this.#places, address, answer);
    return super.set(address, answer);
  }

  /** Every row that was ever written in, also one that says nothing any more. @param {string} place a collection, or `worksheet/field` */
  rows(place) {
    this.#places ??= placesOf(this);
    return this.#places.get(place) ?? NONE;
  }
}

/** @param {Answers} answers */
function placesOf(answers) {
  /** @type {Map<string, Rows>} */
  const places = new Map();
  let start = "/";
  /** @type {Cells} */
  let cells = new Map();
  for (const [address, answer] of answers) {
    // The store hands out the cells of a row one after the other.
    if (address.startsWith(start)) cells.set(address.slice(start.length), answer);
    else [start, cells] = put(places, address, answer) ?? [start, cells];
  }
  return places;
}

/** @param {Map<string, Rows>} places @param {string} address @param {Answer} answer @returns {[string, Cells] | undefined} the row, with the beginning of its addresses */
function put(places, address, answer) {
  const end = address.lastIndexOf("/");
  const middle = address.lastIndexOf("/", end - 1);
  if (middle < 0) return undefined;
  const [place, row] = [address.slice(0, middle), address.slice(middle + 1, end)];
  const rows = places.get(place) ?? new Map();
  const cells = rows.get(row) ?? new Map();
  places.set(place, rows.set(row, cells.set(address.slice(end + 1), answer)));
  return [address.slice(0, end + 1), cells];
}

/** Whether a row holds words; which lists somebody is in are none. @param {Cells} cells */
export function saysSomething(cells) {
  for (const [column, { value }] of cells) if (column !== "kinds" && isAnswered(value)) return true;
  return false;
}

/** The rows that say something, oldest first: their ids begin with the moment they were made. @param {Answers} answers @param {string} place */
export const rowsOf = (answers, place) => [...answers.rows(place)].filter(([, cells]) => saysSomething(cells)).map(([id]) => id).sort();
