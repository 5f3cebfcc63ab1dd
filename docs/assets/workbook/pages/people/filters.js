// Which people are shown: those who are due, of one chapter, of one kind.

import { element } from "../answers/element.js";
import { kindsOf } from "./person.js";
import { isDue } from "./touch.js";
import { words } from "./words.js";

/** @typedef {import("./person.js").Person} Person */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {() => void} changed */
export function createFilters(root, catalogue, changed) {
  const chapters = chaptersOf(root);
  const kinds = catalogue.data.collections.find(({ id }) => id === "people")?.kinds ?? {};
  const titles = catalogue.data.chapters.filter(({ id }) => chapters.has(id)).map(({ id, title }) => /** @type {[string, string]} */ ([id, title]));
  const due = choice("show-due", words.show, [["", words.show_everyone], ["due", words.show_due]], changed);
  const chapter = choice("show-chapter", words.show_chapter, [["", words.all_chapters], ...titles], changed);
  const kind = choice("show-kind", words.show_kind, [["", words.all_kinds], ...Object.entries(kinds)], changed);
  const frame = element("div", "", "wb-panel-frame wb-filters");
  frame.append(due.frame, chapter.frame, kind.frame);
  return {
    frame,
    /** The kind that a new person is of. */
    kind: () => kind.box.value || [...(chapters.get(chapter.box.value) ?? [])][0] || "",
    /** @param {Person} person */
    fits(person) {
      const own = kindsOf(person);
      const ofChapter = !chapter.box.value || own.some((one) => chapters.get(chapter.box.value)?.has(one));
      return ofChapter && (!due.box.value || isDue(person)) && (!kind.box.value || own.includes(kind.box.value));
    },
  };
}

/** The kinds that a chapter's worksheets ask for, from the links to them. @param {HTMLElement} root */
function chaptersOf(root) {
  /** @type {Map<string, Set<string>>} */
  const chapters = new Map();
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("a[data-kind]"))) {
    const { chapter = "", kind = "" } = link.dataset;
    chapters.set(chapter, (chapters.get(chapter) ?? new Set()).add(kind));
  }
  return chapters;
}

/** @param {string} id @param {string} text @param {[string, string][]} options @param {() => void} changed */
function choice(id, text, options, changed) {
  const box = Object.assign(element("select"), { id, onchange: changed });
  for (const [value, words] of options) box.add(new Option(words, value));
  const frame = element("div");
  frame.append(Object.assign(element("label", text), { htmlFor: id }), box);
  return { frame, box };
}
