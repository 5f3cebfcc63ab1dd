// What a restore would do, as a table: nothing in it has happened yet.

import { element } from "./element.js";
import { cell, table } from "./table.js";
import { words } from "./words.js";

/** @typedef {ReturnType<typeof import("../../backup.js").compare>[number]} Row */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */

const columns = [words.column_question, words.column_here, words.column_copy, words.column_would];
const KINDS = /** @type {const} */ (["different", "new", "unknown", "same"]);
const MOST_ROWS = 500;
const MOST_LETTERS = 300;

/** @param {Row[]} rows @param {Catalogue} catalogue @param {boolean} keepHere where both differ */
export function dryRunTable(rows, catalogue, keepHere) {
  const sorted = KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind));
  const made = table(columns.map((title) => cell(title, "columnheader")), sorted.slice(0, MOST_ROWS).map((row) => cellsOf(row, catalogue, keepHere)));
  made.prepend(element("caption", words.dry_run_title));
  const rest = sorted.length - MOST_ROWS;
  return [summaryOf(rows), made, ...(rest > 0 ? [element("p", words.more({ n: rest }))] : [])];
}

/** @param {Row[]} rows */
function summaryOf(rows) {
  const list = element("ul");
  for (const kind of KINDS) {
    const count = rows.filter((row) => row.kind === kind).length;
    if (count) list.append(element("li", `${count} ${words[`dry_run_${kind}`]}`));
  }
  return list;
}

/** @param {Row} row @param {Catalogue} catalogue @param {boolean} keepHere */
function cellsOf({ address, label, here, value, kind }, catalogue, keepHere) {
  const question = cell(shortened(catalogue.find(address) ? catalogue.label(address) : label || address), "rowheader");
  const would = kind === "different" && keepHere ? words.dry_run_keeps : words[`would_${kind}`];
  const texts = [here === undefined ? "" : catalogue.text(address, here), catalogue.text(address, value), would];
  return [question, ...texts.map((text, n) => cell(shortened(text), "cell", columns[n + 1]))];
}

/** @param {string} text */
const shortened = (text) => (text.length > MOST_LETTERS ? words.shortened({ text: text.slice(0, MOST_LETTERS), n: text.length }) : text);
