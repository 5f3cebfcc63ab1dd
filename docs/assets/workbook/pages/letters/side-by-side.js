// Earlier answers to read: questions with their answers, and lists as tables with a column for each row.

import { isAnswered } from "../../answer.js";
import { element } from "../answers/element.js";
import { cell, table } from "../answers/table.js";
import { rowsOfKind } from "./rows.js";
import { BLANK } from "./text.js";
import { words } from "./words.js";

/** @typedef {import("./made.js").Answers} Answers */
/** @typedef {import("./made.js").Catalogue} Catalogue */

const MOST_COLUMNS = 4;

/** @param {string[]} addresses @param {Answers} answers @param {Catalogue} catalogue @param {string} [kind] */
export function sumUp(addresses, answers, catalogue, kind) {
  const body = element("div", "", "wb-computed__text");
  const isList = (/** @type {string} */ address) => address.split("/").length > 2 || catalogue.data.collections.some(({ id }) => address.startsWith(`${id}/`));
  const listOf = (/** @type {string} */ address) => address.slice(0, address.lastIndexOf("/"));
  const lists = new Set(addresses.filter(isList).map(listOf));
  const alone = addresses.filter((address) => !isList(address) && isAnswered(answers.get(address)?.value));
  if (alone.length) body.append(said(alone, answers, catalogue));
  for (const list of lists) {
    const columns = addresses.filter((address) => isList(address) && listOf(address) === list);
    body.append(...tables(list, columns, rowsOfKind(answers, list, kind), answers, catalogue));
  }
  if (!body.childElementCount) body.append(element("p", words.sum_up_empty, "wb-hint"));
  return body;
}

/** @param {string[]} addresses @param {Answers} answers @param {Catalogue} catalogue */
function said(addresses, answers, catalogue) {
  const list = element("dl");
  for (const address of addresses) {
    const text = Object.assign(element("dd", catalogue.text(address, answers.get(address)?.value ?? "")), { dir: "auto" });
    list.append(element("dt", catalogue.asked(address)?.prompt), text);
  }
  return list;
}

/** @param {string} list @param {string[]} addresses @param {string[]} rows @param {Answers} answers @param {Catalogue} catalogue */
function tables(list, addresses, rows, answers, catalogue) {
  const [first, ...others] = addresses.map((address) => /** @type {string} */ (address.split("/").at(-1)));
  const text = (/** @type {string} */ row, /** @type {string} */ column) => {
    const value = answers.get(`${list}/${row}/${column}`)?.value;
    return isAnswered(value) ? catalogue.text(`${list}/${row}/${column}`, value ?? "") : BLANK;
  };
  const shown = rows.filter((row) => [first, ...others].some((column) => text(row, column) !== BLANK));
  const made = [];
  for (let n = 0; n < shown.length; n += MOST_COLUMNS) {
    const some = shown.slice(n, n + MOST_COLUMNS).map((row) => ({ row, name: text(row, first) }));
    const lines = others.map((column) => ({ prompt: catalogue.asked(`${list}/${column}`)?.prompt ?? "", texts: some.map(({ row }) => text(row, column)) }));
    made.push(tableOf(catalogue.asked(`${list}/${first}`)?.prompt ?? "", some.map(({ name }) => name), lines));
  }
  return made;
}

/** @param {string} corner @param {string[]} names @param {{prompt: string, texts: string[]}[]} lines */
function tableOf(corner, names, lines) {
  const head = [cell(corner, "columnheader"), ...names.map((name) => cell(name, "columnheader"))];
  return table(head, lines.map(({ prompt, texts }) => [cell(prompt, "rowheader"), ...texts.map((text, n) => cell(text, "cell", names[n]))]));
}
