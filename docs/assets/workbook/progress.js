// Says how much of a worksheet is answered, wherever a page names a worksheet.

import { isAnswered } from "./answer.js";
import { words } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {Map<string, Set<string>>} Rows the rows that say something, by the field or list they are in */

/** @param {HTMLElement} root @param {Map<string, Answer>} answers */
export function showProgress(root, answers) {
  const marks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-progress]")]);
  const rows = marks.length ? rowsByPlace(answers) : new Map();
  const groups = new Map();
  for (const mark of marks) {
    const { done, all } = count(mark, answers, rows);
    const group = groups.get(mark.parentElement) ?? { mark, done: 0, all: 0 };
    groups.set(mark.parentElement, { mark: group.mark, done: group.done + done, all: group.all + all });
  }
  for (const { mark, done, all } of groups.values()) draw(mark, done, all);
}

/** All of them in one pass: five years of answers are thousands. @param {Map<string, Answer>} answers @returns {Rows} */
function rowsByPlace(answers) {
  const places = new Map();
  for (const [address, { value }] of answers) {
    const [row, column] = [address.lastIndexOf("/", address.lastIndexOf("/") - 1), address.lastIndexOf("/")];
    if (row < 0 || address.endsWith("/kinds") || !isAnswered(value)) continue;
    const place = address.slice(0, row);
    if (!places.has(place)) places.set(place, new Set());
    places.get(place).add(address.slice(row + 1, column));
  }
  return places;
}

/** @param {HTMLElement} mark a `data-progress` element @param {Map<string, Answer>} answers @param {Rows} rows */
function count(mark, answers, rows) {
  const worksheet = mark.dataset.progress;
  const fields = split(mark.dataset.fields).map((field) => `${worksheet}/${field}`);
  const collections = split(mark.dataset.collections);
  const done =
    fields.filter((address) => isAnswered(answers.get(address)?.value) || rows.has(address)).length +
    collections.filter((collection) => hasRows(answers, rows, collection)).length;
  return { done, all: fields.length + collections.length };
}

/** @param {HTMLElement} mark @param {number} done @param {number} all */
function draw(mark, done, all) {
  const text = done ? words.progress({ done, all }) : "";
  if (mark.textContent === text) return;
  mark.textContent = text;
  mark.style.setProperty("--done", String(all ? done / all : 0));
}

/** @param {string | undefined} list */
const split = (list) => (list ? list.split(" ") : []);

/** @param {Map<string, Answer>} answers @param {Rows} rows @param {string} name a collection, or `collection:kind` */
function hasRows(answers, rows, name) {
  const [collection, kind] = name.split(":");
  const ofKind = (/** @type {string} */ row) => !kind || (answers.get(`${collection}/${row}/kinds`)?.value ?? []).includes(kind);
  return [...(rows.get(collection) ?? [])].some(ofKind);
}
