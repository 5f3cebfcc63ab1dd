// What else is written about somebody, folded away: drawn when it is opened, and always on paper.

import { element } from "../answers/element.js";
import { words } from "./words.js";

/** @param {() => Node[]} lines @param {boolean} [open] */
export function fold(lines, open = false) {
  const [frame, list] = [element("details"), element("dl")];
  frame.append(element("summary", words.other_answers), list);
  frame.ontoggle = () => frame.open && !list.childElementCount && list.append(...lines());
  if (open) unfold(frame);
  return frame;
}

/** The browser says that it is open only later, when a page has been printed. @param {HTMLDetailsElement} frame */
function unfold(frame) {
  frame.open = true;
  frame.dispatchEvent(new Event("toggle"));
}

/** Paper shows what is folded; after that it is as it was. @param {HTMLElement} cards */
export function unfoldOnPaper(cards) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...closed, .../** @type {NodeListOf<HTMLDetailsElement>} */ (cards.querySelectorAll(".wb-card__details > details:not([open])"))];
    closed.forEach(unfold);
  });
  addEventListener("afterprint", () => (closed.forEach((frame) => (frame.open = false)), (closed = [])));
}
