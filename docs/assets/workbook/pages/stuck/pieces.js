// Sentences with links and stressed words in them: marks stand in the gaps, and elements take their places.

import { SITE } from "../../site.js";
import { element } from "../answers/element.js";

const START = 0xe000;

/** What to fill in where the node of this number goes. @param {number} n */
export const spot = (n) => String.fromCharCode(START + n);

/** @param {string} className @param {string} sentence @param {Node[][]} [nodes] by the number of their spot */
export function paragraph(className, sentence, nodes = []) {
  const made = element("p", "", className);
  made.append(...sentence.split(/([\ue000-\ue0ff])/).flatMap((part) => nodes[part.charCodeAt(0) - START] ?? part));
  return made;
}

/** @param {Node[]} nodes @param {"conjunction" | "disjunction"} type @returns {Node[]} */
export function listed(nodes, type) {
  const format = new Intl.ListFormat(document.documentElement.lang || "en", { type });
  const parts = format.formatToParts(nodes.map((_, n) => spot(n)));
  return parts.map((part) => (part.type === "element" ? nodes[part.value.charCodeAt(0) - START] : document.createTextNode(part.value)));
}

/** @param {string} text */
export const stressed = (text) => element("em", text);

/** @param {string} path within the site @param {string} text */
export const link = (path, text) => Object.assign(element("a", text), { href: new URL(path, SITE).href });
