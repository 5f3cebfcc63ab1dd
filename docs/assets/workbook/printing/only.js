// Prints one thing in the place of a page, and nothing else of it.

import { element } from "../pages/answers/element.js";

/** @param {HTMLElement} root the page @param {Node[]} content */
export function printOnly(root, content) {
  layOut(root, content);
  print();
}

/** Until it is printed. @param {HTMLElement} root @param {Node[]} content */
export function layOut(root, content) {
  root.parentElement?.querySelector(".wb-packet")?.remove();
  const pack = element("div", "", "md-typeset wb-packet");
  pack.append(...content);
  root.after(pack);
  addEventListener("afterprint", () => pack.remove(), { once: true });
}
