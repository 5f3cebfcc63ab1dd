// Prints one thing of a page, and nothing else of it.

import { element } from "../pages/answers/element.js";

/** @param {HTMLElement} root the page @param {Node[]} content */
export function printOnly(root, content) {
  root.parentElement?.querySelector(".wb-pack")?.remove();
  const pack = element("div", "", "md-typeset wb-pack");
  pack.append(...content);
  root.after(pack);
  addEventListener("afterprint", () => pack.remove(), { once: true });
  print();
}
