// The rows of a shared list that a letter or a sum-up may be about.

import { rowsOf } from "../../answer.js";

/** @typedef {Map<string, import("../../answer.js").Answer>} Answers */

/** The rows that a letter may be about. @param {HTMLElement} place @param {Answers} answers */
export function choices({ dataset: { oneOf, kind } }, answers) {
  return oneOf ? rowsOfKind(answers, oneOf, kind) : [];
}

/** The row that was written in last: the reader most likely has that one in mind. @param {HTMLElement} place @param {Answers} answers */
export function latest(place, answers) {
  const { oneOf } = place.dataset;
  const rows = choices(place, answers);
  const last = new Map(rows.map((row) => [row, 0]));
  for (const [address, { savedAt }] of answers) {
    const row = address.startsWith(`${oneOf}/`) ? address.split("/")[1] : "";
    if (last.has(row)) last.set(row, Math.max(savedAt, last.get(row) ?? 0));
  }
  return rows.reduce((best, row) => ((last.get(row) ?? 0) >= (last.get(best) ?? 0) ? row : best), rows[0] ?? "");
}

/** @param {Answers} answers @param {string} list @param {string} [kind] */
export const rowsOfKind = (answers, list, kind) =>
  rowsOf(answers, list).filter((row) => !kind || answers.get(`${list}/${row}/kinds`)?.value.includes(kind));
