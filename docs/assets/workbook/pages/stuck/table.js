// Scores as tables, a few check-ins in each, so that none is cut off on a phone or on paper.

import { element } from "../answers/element.js";
import { words } from "./words.js";

/** @typedef {{name: string, day: string, cells: (string | Node)[]}} Column */

const ACROSS = 4;

/** @param {string} title @param {string[]} rows names of the rows @param {Column[]} columns */
export function tables(title, rows, columns) {
  const made = [];
  for (let n = 0; n < columns.length; n += ACROSS) made.push(table(title, rows, columns.slice(n, n + ACROSS)));
  return made;
}

/** @param {string} title @param {string[]} rows @param {Column[]} columns */
function table(title, rows, columns) {
  const made = element("table", "", "wb-scores");
  made.setAttribute("aria-label", title);
  const head = made.createTHead().insertRow();
  head.append(heading(words.column_part, "col"), ...columns.map(({ name, day }) => withDay(heading(name, "col"), day)));
  const body = made.createTBody();
  rows.forEach((name, n) => {
    const cells = columns.map(({ cells }) => cellOf(cells[n] ?? ""));
    if (name || cells.some((cell) => cell.hasChildNodes())) body.insertRow().append(name ? heading(name, "row") : cellOf(""), ...cells);
  });
  return made;
}

/** @param {string} text @param {"col" | "row"} scope */
const heading = (text, scope) => Object.assign(element("th", text), { scope });

/** @param {HTMLElement} cell @param {string} day */
function withDay(cell, day) {
  if (day) cell.append(element("br"), element("small", day));
  return cell;
}

/** @param {string | Node} content */
function cellOf(content) {
  const cell = element("td");
  cell.append(content);
  if (!cell.textContent) cell.replaceChildren();
  return cell;
}
