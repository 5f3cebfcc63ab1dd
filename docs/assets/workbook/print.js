// Puts on paper what is on the screen: typed words whole, or blank room to write in.
//
// A text box is never printed, since it cuts off what does not fit: its words are copied into a
// block that grows. Ctrl-P does the same as the button.

import { textOf } from "./fields/native.js";
import { words } from "./words.js";

const PRINTED = "textarea, select, input[type=text], input[type=date]";

/** @param {HTMLElement} root */
export function mountPrint(root) {
  addEventListener("beforeprint", () => mirror(root));
  addEventListener("afterprint", () => delete document.documentElement.dataset.print);
}

/** @param {HTMLElement} root */
function mirror(root) {
  const blank = document.documentElement.dataset.print === "blank";
  for (const control of root.querySelectorAll(PRINTED)) {
    const holder = /** @type {HTMLElement} */ (control.closest(".wb-cell, .wb-field"));
    if (!holder) continue;
    const next = control.nextElementSibling;
    const copy = next?.className === "wb-mirror" ? next : document.createElement("div");
    copy.className = "wb-mirror";
    copy.textContent = blank ? "" : textOf(holder);
    if (!copy.textContent) copy.append(...ruled(holder.dataset.type === "long_text" ? 6 : 1));
    control.after(copy);
  }
}

/** Lines to write on. @param {number} lines */
const ruled = (lines) => Array.from({ length: lines }, () => document.createElement("i"));

/** @param {HTMLElement} place */
export function addPrintButtons(place) {
  place.append(printButton(words.print, ""), printButton(words.print_blank, "blank"));
}

/** @param {string} text @param {string} kind */
export function printButton(text, kind) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  button.className = "wb-button wb-print";
  button.onclick = () => {
    if (kind) document.documentElement.dataset.print = kind;
    print();
  };
  return button;
}
