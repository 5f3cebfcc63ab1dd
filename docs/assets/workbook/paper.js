// Makes a page ready for paper, in one of three kinds: everything, blank, or only what is answered.
//
// A text box is never printed, since it cuts off what does not fit: its words are copied into a
// block that grows, or there are lines to write on. Nothing here touches an answer.

import { emptied, HOLDER, isAnswered } from "./answer.js";
import { read, textOf, write } from "./fields/native.js";
import { words } from "./words.js";

const PRINTED = "textarea, select, input[type=text], input[type=date]";
const CHOICES_IN_FULL = 6;

/** @param {Element} field a field, a row or a cell @returns {HTMLElement[]} */
const holdersIn = (field) => (field.matches(HOLDER) ? [/** @type {HTMLElement} */ (field)] : [...field.querySelectorAll(HOLDER)].map((one) => /** @type {HTMLElement} */ (one)));

/** Whether nothing is answered in it. @param {Element} field */
export const isBlank = (field) => holdersIn(field).every((holder) => !isAnswered(read(holder)));

/** @param {HTMLElement} sheet the page, or one worksheet of a pack @param {import("./print.js").Kind} kind */
export function prepare(sheet, kind) {
  tidy(sheet);
  sheet.dataset.print = kind;
  if (kind === "blank") for (const list of sheet.querySelectorAll(".wb-rows[data-rows]")) addSpare(/** @type {HTMLElement} */ (list));
  for (const control of sheet.querySelectorAll(PRINTED)) mirror(control, kind === "blank");
  if (kind === "answered" && sheet.querySelector(":scope > .wb-field")) leaveOut(sheet);
}

/** @param {HTMLElement} sheet */
export function tidy(sheet) {
  for (const extra of sheet.querySelectorAll(".wb-blank-row, .wb-nothing-answered")) extra.remove();
  for (const part of sheet.querySelectorAll("[data-not-printed]")) part.removeAttribute("data-not-printed");
  delete sheet.dataset.print;
}

/** @param {Element} control @param {boolean} blank */
function mirror(control, blank) {
  const holder = /** @type {HTMLElement | null} */ (control.closest(HOLDER));
  if (!holder) return;
  const next = control.nextElementSibling;
  const copy = next?.className === "wb-print-text" ? next : document.createElement("div");
  copy.className = "wb-print-text";
  copy.textContent = blank ? "" : textOf(holder);
  if (!copy.textContent) copy.append(...room(control, holder.dataset.type === "long_text" ? 6 : 1));
  control.after(copy);
}

/** Room to write by hand: what there is to choose from, and lines. @param {Element} control @param {number} lines */
function room(control, lines) {
  const ruled = Array.from({ length: lines }, () => document.createElement("i"));
  if (!(control instanceof HTMLSelectElement)) return ruled;
  const texts = [...control.options].slice(1).map((option) => option.text);
  const shown = texts.length > CHOICES_IN_FULL ? `${texts[0]} … ${texts.at(-1)}` : texts.join(" / ");
  return [Object.assign(document.createElement("small"), { textContent: shown }), ...ruled];
}

/** As many blank rows as the worksheet begins with: how many there are by now is the reader's. @param {HTMLElement} list */
function addSpare(list) {
  const row = list.querySelector(":scope > .wb-row");
  for (let n = 1; row && n <= Number(list.dataset.rows); n++) {
    const spare = /** @type {HTMLElement} */ (row.cloneNode(true));
    spare.classList.add("wb-blank-row");
    spare.dataset.row = `spare-${n}`;
    for (const named of spare.querySelectorAll("[id], [for], [name]")) for (const name of ["id", "for", "name"]) named.removeAttribute(name);
    for (const cell of holdersIn(spare)) write(cell, emptied(read(cell)));
    for (const legend of spare.querySelectorAll("legend")) legend.textContent = `${list.dataset.rowLabel} ${n}`;
    list.append(spare);
  }
}

/** Only what is answered stays, and the headings over it; a letter would only say it again. @param {HTMLElement} sheet */
function leaveOut(sheet) {
  /** @type {Element | undefined} */
  let heading;
  let some = false;
  for (const part of [...sheet.children]) {
    if (part.matches("h1")) continue;
    const stays = part.matches(".wb-field") ? !isBlank(part) : part.matches("[data-has-content]");
    part.toggleAttribute("data-not-printed", !stays);
    if (part.matches("h2")) heading = part;
    if (stays) heading?.removeAttribute("data-not-printed");
    some ||= stays;
  }
  for (const part of sheet.querySelectorAll(".wb-row, .wb-cell")) part.toggleAttribute("data-not-printed", isBlank(part));
  if (!some) sheet.querySelector("h1")?.after(Object.assign(document.createElement("p"), { className: "wb-nothing-answered", textContent: words.print_nothing }));
}
