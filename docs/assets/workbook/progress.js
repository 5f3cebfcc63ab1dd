// Says how much of a worksheet is answered, wherever a page names a worksheet.

import { isAnswered } from "./answer.js";
import { saysSomething } from "./answers.js";
import { words } from "./words.js";

/** @typedef {import("./answers.js").Answers} Answers */

/** @param {HTMLElement} root @param {Answers} answers */
export function showProgress(root, answers) {
  const groups = new Map();
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-progress]"))) {
    const { done, all } = count(mark, answers);
    const group = groups.get(mark.parentElement) ?? { mark, done: 0, all: 0 };
    groups.set(mark.parentElement, { mark: group.mark, done: group.done + done, all: group.all + all });
  }
  for (const { mark, done, all } of groups.values()) draw(mark, done, all);
}

/** @param {HTMLElement} mark a `data-progress` element @param {Answers} answers */
function count(mark, answers) {
  const worksheet = mark.dataset.progress;
  const fields = split(mark.dataset.fields).map((field) => `${worksheet}/${field}`);
  const collections = split(mark.dataset.collections);
  const done =
    fields.filter((address) => isAnswered(answers.get(address)?.value) || hasRows(answers, address)).length +
    collections.filter((collection) => hasRows(answers, collection)).length;
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

/** @param {Answers} answers @param {string} name a field or a collection, or `collection:kind` */
function hasRows(answers, name) {
  const [place, kind] = name.split(":");
  for (const cells of answers.rows(place).values()) {
    if (saysSomething(cells) && (!kind || cells.get("kinds")?.value.includes(kind))) return true;
  }
  return false;
}
