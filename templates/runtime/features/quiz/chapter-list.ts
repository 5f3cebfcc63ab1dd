/** The home page's list of chapters: the chosen one first, then the suggested ones, each marked in words. */

import { element } from "../../kit.ts";
import { type Hint, orderChapters } from "./rule.ts";
import { say } from "./texts.ts";

export class ChapterList {
  readonly #list: Element | null;
  readonly #items: ReadonlyMap<string, Element>;
  readonly #movable: readonly string[];

  /** @param chapters those that can be chosen */
  constructor(root: HTMLElement, chapters: readonly string[]) {
    this.#list = root.querySelector("#chapters + ul");
    const items = [...(this.#list?.children ?? [])];
    this.#items = new Map(items.map((item) => [chapterOf(item), item]));
    this.#movable = [...this.#items.keys()].filter((id) => chapters.includes(id));
  }

  arrange(hint: Hint, chosen: string): void {
    const order = orderChapters(this.#movable, hint, chosen);
    const isMovable = (id: string) => this.#movable.includes(id);
    const now = [...this.#items.keys()]
      .flatMap((id) => this.#items.get(isMovable(id) ? order.shift() ?? id : id) ?? []);
    // Moving an item would take the focus from it, so only what has changed is moved.
    if (now.some((item, n) => item !== this.#list?.children[n])) this.#list?.append(...now);
    for (const [id, item] of this.#items) mark(item, markOf(id, hint, chosen));
  }
}

function markOf(id: string, { first }: Hint, chosen: string): string {
  if (id === chosen) return say("mark_chosen");
  return first.includes(id) ? say("mark_first") : "";
}

function chapterOf(item: Element): string {
  const href = item.querySelector("a")?.href ?? location.href;
  return new URL(href).pathname.split("/").at(-2) ?? "";
}

function mark(item: Element, text: string): void {
  const former = item.querySelector(".wb-start-here");
  if ((former?.textContent ?? "") === text) return;
  former?.remove();
  if (text) item.querySelector("a")?.after(" ", element("span", text, "wb-start-here"));
}
