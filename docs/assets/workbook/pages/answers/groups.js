// Puts addresses in the order of the workbook: chapter, worksheet, question; then shared lists, then
// what the workbook does not know any more. Nothing is left out: what finds no place stands at the end.

import { columnsOf } from "../../catalogue.js";
import { SITE } from "../../site.js";
import { words } from "./words.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../catalogue.js").Question} Question */
/** @typedef {{prompt: string, address: string, question?: Question}} Line  one answer and what was asked, if the workbook still knows it */
/** @typedef {{name: string, lines: Line[]}} Row */
/** @typedef {{prompt: string, address?: string, question?: Question, rows?: Row[]}} Item  a line, or a field of rows */
/** @typedef {{id: string, title: string, url?: string, items: Item[]}} Group  a worksheet or a list */
/** @typedef {{title: string, hint?: string, groups: Group[]}} Part */

/** The part of what the catalogue does not know. */
export const EARLIER = "";

/** @param {Iterable<string>} addresses @param {Catalogue} catalogue @returns {Part[]} */
export function grouped(addresses, catalogue) {
  const pile = new Pile(addresses);
  const { chapters, collections } = catalogue.data;
  const parts = chapters.map(({ id: chapter, title, worksheets }) => ({
    title,
    groups: worksheets.map(({ id, title, fields }) => ({ id, title, url: new URL(`${chapter}/${id}/`, SITE).href, items: fields.map((field) => pile.item(id, field)) })),
  }));
  const lists = collections.map((list) => ({ id: list.id, title: list.title, items: [pile.rows(list.id, "", columnsOf(list))] }));
  const left = [...pile.left].sort().map((address) => ({ prompt: address, address }));
  return [
    ...parts,
    { title: words.lists, groups: lists },
    { title: words.earlier_editions, hint: words.earlier_editions_hint, groups: [{ id: EARLIER, title: "", items: left }] },
  ].map(withoutEmpty).filter(({ groups }) => groups.length);
}

/** @param {{title: string, hint?: string, groups: (Omit<Group, "items"> & {items: (Item | undefined)[]})[]}} part @returns {Part} */
const withoutEmpty = ({ groups, ...part }) => ({
  ...part,
  groups: groups.map((group) => ({ ...group, items: group.items.filter((item) => item !== undefined) })).filter(({ items }) => items.length),
});

/** Addresses that have found no place yet. */
class Pile {
  /** @param {Iterable<string>} addresses */
  constructor(addresses) {
    this.left = new Set(addresses);
    /** @type {Map<string, Map<string, Map<string, string>>>} the addresses by prefix, row and column */
    this.rowsUnder = new Map();
    for (const address of this.left) {
      const end = address.lastIndexOf("/");
      const start = address.lastIndexOf("/", end - 1);
      if (start < 0) continue;
      const [prefix, row] = [address.slice(0, start), address.slice(start + 1, end)];
      const rows = this.rowsUnder.get(prefix) ?? new Map();
      const cells = rows.get(row) ?? new Map();
      this.rowsUnder.set(prefix, rows.set(row, cells.set(address.slice(end + 1), address)));
    }
  }

  /** @param {string} owner @param {Question} question @returns {Item | undefined} */
  item(owner, question) {
    const { prompt, columns, fixed_rows: fixed } = question;
    const address = `${owner}/${question.id}`;
    if (columns) return this.rows(address, prompt, columns, fixed);
    return this.left.delete(address) ? { prompt, address, question } : undefined;
  }

  /** @param {string} prefix @param {string} prompt @param {Question[]} columns @param {Record<string, string>} [fixed] @returns {Item | undefined} */
  rows(prefix, prompt, columns, fixed = {}) {
    const found = this.rowsUnder.get(prefix) ?? new Map();
    const names = Object.keys(fixed).filter((id) => found.has(id));
    const others = [...found.keys()].filter((id) => !names.includes(id)).sort();
    const rows = [...names, ...others].map((id) => ({ name: names.includes(id) ? fixed[id] : "", lines: this.#lines(found.get(id) ?? new Map(), columns) }));
    const shown = rows.filter(({ lines }) => lines.some(({ address }) => !address.endsWith("/kinds")));
    return shown.length ? { prompt, rows: shown } : undefined;
  }

  /** @param {Map<string, string>} cells @param {Question[]} columns @returns {Line[]} */
  #lines(cells, columns) {
    return columns.map((question) => ({ prompt: question.prompt, address: cells.get(question.id) ?? "", question })).filter(({ address }) => this.left.delete(address));
  }
}

/** Every line of a group. @param {Group} group @returns {Line[]} */
export const linesOf = ({ items }) => items.flatMap(({ rows = [], address, ...item }) => (address ? [{ ...item, address }] : rows.flatMap(({ lines }) => lines)));

/** Every address of a group. @param {Group} group */
export const addressesOf = (group) => linesOf(group).map(({ address }) => address);
