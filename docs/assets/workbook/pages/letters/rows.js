// The rows of a shared list that a letter or a sum-up may be about.

import { rowsOf } from "../../answers.js";

/** @typedef {import("../../answers.js").Answers} Answers */

/** The rows that a letter may be about. @param {HTMLElement} place @param {Answers} answers */
export function choices({ dataset: { oneOf, kind } }, answers) {
  return oneOf ? rowsOfKind(answers, oneOf, kind) : [];
}

/** The row that was written in last: the reader most likely has that one in mind. @param {HTMLElement} place @param {Answers} answers */
export function latest(place, answers) {
  const cells = answers.rows(place.dataset.oneOf ?? "");
  const written = (/** @type {string} */ row) => Math.max(0, ...[...(cells.get(row)?.values() ?? [])].map(({ savedAt }) => savedAt));
  const dated = choices(place, answers).map((row) => ({ row, at: written(row) }));
  return dated.reduce((best, one) => (one.at >= best.at ? one : best), { row: "", at: 0 }).row;
}

/** @param {Answers} answers @param {string} list @param {string} [kind] */
export const rowsOfKind = (answers, list, kind) =>
  rowsOf(answers, list).filter((row) => !kind || answers.get(`${list}/${row}/kinds`)?.value.includes(kind));
