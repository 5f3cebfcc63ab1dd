// Says how much of a worksheet is answered, wherever a page names a worksheet.

import { isAnswered, rowsOf } from "./answer.js";
import { words } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */

/** @param {HTMLElement} mark a `data-progress` element @param {Map<string, Answer>} answers */
export function count(mark, answers) {
  const worksheet = mark.dataset.progress;
  const fields = split(mark.dataset.fields);
  const collections = split(mark.dataset.collections);
  const done =
    fields.filter((field) => hasAnswer(answers, `${worksheet}/${field}`)).length +
    collections.filter((collection) => hasRows(answers, collection)).length;
  return { done, all: fields.length + collections.length };
}

/** @param {HTMLElement} root @param {Map<string, Answer>} answers */
export function showProgress(root, answers) {
  const groups = new Map();
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-progress]"))) {
    const { done, all } = count(mark, answers);
    const group = groups.get(mark.parentElement) ?? { mark, done: 0, all: 0 };
    groups.set(mark.parentElement, { mark: group.mark, done: group.done + done, all: group.all + all });
  }
  for (const { mark, done, all } of groups.values()) draw(mark, done, all);
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

/** @param {Map<string, Answer>} answers @param {string} address */
function hasAnswer(answers, address) {
  return isAnswered(answers.get(address)?.value) || rowsOf(answers, address).length > 0;
}

/** @param {Map<string, Answer>} answers @param {string} name a collection, or `collection:kind` */
function hasRows(answers, name) {
  const [collection, kind] = name.split(":");
  const ofKind = (/** @type {string} */ row) => {
    const kinds = answers.get(`${collection}/${row}/kinds`)?.value ?? [];
    return !kind || kinds.includes(kind);
  };
  return rowsOf(answers, collection).some(ofKind);
}
