// What a restore would do, as a table: nothing in it has happened yet.

import { element } from "./element.js";
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
  const table = element("table", "", "wb-table");
  table.setAttribute("role", "table");
  table.append(element("caption", words.dry_run_title), head(), bodyOf(sorted.slice(0, MOST_ROWS), catalogue, keepHere));
  const rest = sorted.length - MOST_ROWS;
  return [summaryOf(rows), table, ...(rest > 0 ? [element("p", words.more({ n: rest }))] : [])];
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

function head() {
  const head = element("thead");
  head.append(line(columns.map((title) => cell("th", title))));
  for (const title of head.querySelectorAll("th")) Object.assign(title, { scope: "col" }).setAttribute("role", "columnheader");
  return head;
}

/** @param {Row[]} rows @param {Catalogue} catalogue @param {boolean} keepHere */
function bodyOf(rows, catalogue, keepHere) {
  const body = element("tbody");
  for (const { address, label, here, value, kind } of rows) {
    const question = cell("th", catalogue.find(address) ? catalogue.label(address) : label || address);
    Object.assign(question, { scope: "row" }).setAttribute("role", "rowheader");
    const would = kind === "different" && keepHere ? words.dry_run_keeps : words[`would_${kind}`];
    const texts = [here === undefined ? "" : catalogue.text(address, here), catalogue.text(address, value), would];
    body.append(line([question, ...texts.map((text, n) => cell("td", text, columns[n + 1]))]));
  }
  return body;
}

/** Narrow screens show cells under each other, which must not cost a screen reader the table. @param {HTMLElement[]} cells */
function line(cells) {
  const row = element("tr");
  row.setAttribute("role", "row");
  row.append(...cells);
  return row;
}

/** @param {"th" | "td"} tag @param {string} text @param {string} [column] its name, where the heads are not beside it */
function cell(tag, text, column = "") {
  const shown = text.length > MOST_LETTERS ? words.cut({ text: text.slice(0, MOST_LETTERS), n: text.length }) : text;
  const made = Object.assign(element(tag, shown), { dir: "auto" });
  if (tag === "td") made.setAttribute("role", "cell");
  made.dataset.column = column;
  return made;
}
