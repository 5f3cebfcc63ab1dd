// Puts addresses in the order of the workbook: chapter, worksheet, question; then shared lists, then
// what the workbook does not know any more. Nothing is left out: what finds no place stands at the end.

import { columnsOf } from "../../catalogue.js";
import { SITE } from "../../site.js";
import { words } from "./words.js";

/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../catalogue.js").Question} Question */
/** @typedef {{prompt: string, address: string}} Line  one answer and what was asked */
/** @typedef {{name: string, lines: Line[]}} Row */
/** @typedef {{prompt: string, address?: string, rows?: Row[]}} Item  a line, or a field of rows */
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
    /** @type {Map<string, Set<string>>} the rows under each prefix */
    this.rowsUnder = new Map();
    for (const address of this.left) {
      const end = address.lastIndexOf("/");
      const start = address.lastIndexOf("/", end - 1);
      if (start < 0) continue;
      const prefix = address.slice(0, start);
      const rows = this.rowsUnder.get(prefix) ?? new Set();
      this.rowsUnder.set(prefix, rows.add(address.slice(start + 1, end)));
    }
  }

  /** @param {string} owner @param {Question} question @returns {Item | undefined} */
  item(owner, { id, prompt, columns, fixed }) {
    const address = `${owner}/${id}`;
    if (columns) return this.rows(address, prompt, columns, fixed);
    return this.left.delete(address) ? { prompt, address } : undefined;
  }

  /** @param {string} prefix @param {string} prompt @param {Question[]} columns @param {Record<string, string>} [fixed] @returns {Item | undefined} */
  rows(prefix, prompt, columns, fixed = {}) {
    const found = this.rowsUnder.get(prefix) ?? new Set();
    const names = Object.keys(fixed).filter((id) => found.has(id));
    const others = [...found].filter((id) => !names.includes(id)).sort();
    const rows = [...names, ...others].map((id) => ({ name: names.includes(id) ? fixed[id] : "", lines: this.#lines(`${prefix}/${id}`, columns) }));
    const shown = rows.filter(({ lines }) => lines.some(({ address }) => !address.endsWith("/kinds")));
    return shown.length ? { prompt, rows: shown } : undefined;
  }

  /** @param {string} prefix @param {Question[]} columns @returns {Line[]} */
  #lines(prefix, columns) {
    return columns.map(({ id, prompt }) => ({ prompt, address: `${prefix}/${id}` })).filter(({ address }) => this.left.delete(address));
  }
}

/** Every address of a group. @param {Group} group */
export const addressesOf = ({ items }) =>
  items.flatMap(({ address, rows = [] }) => [address ?? [], rows.flatMap(({ lines }) => lines.map((line) => line.address))].flat());
