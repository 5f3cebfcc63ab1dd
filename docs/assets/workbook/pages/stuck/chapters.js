// The home page's list of chapters: the chosen one first, then the suggested ones, each marked in words.

import { element } from "../answers/element.js";
import { ordered } from "./rule.js";
import { words } from "./words.js";

/** @typedef {import("./rule.js").Hint} Hint */

/** @param {HTMLElement} root @param {string[]} chapters that can be chosen */
export function chapterList(root, chapters) {
  const list = root.querySelector("#chapters + ul");
  const items = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
  const byId = new Map(items.map((item) => [new URL(item.querySelector("a")?.href ?? location.href).pathname.split("/").at(-2) ?? "", item]));
  const movable = [...byId.keys()].filter((id) => chapters.includes(id));

  /** @param {Hint} hint @param {string} chosen */
  return (hint, chosen) => {
    const order = ordered(movable, hint, chosen);
    const now = [...byId.keys()].map((id) => byId.get(movable.includes(id) ? String(order.shift()) : id));
    // Moving an item would take the focus from it, so only what has changed is moved.
    if (now.some((item, n) => item !== list?.children[n])) list?.append(.../** @type {HTMLElement[]} */ (now));
    for (const [id, item] of byId) mark(item, id === chosen ? words.mark_chosen : hint.first.includes(id) ? words.mark_first : "");
  };
}

/** @param {HTMLElement} item @param {string} text */
function mark(item, text) {
  const old = item.querySelector(".wb-start-here");
  if ((old?.textContent ?? "") === text) return;
  old?.remove();
  if (text) item.querySelector("a")?.after(" ", element("span", text, "wb-start-here"));
}
