// The week as plain text, to paste into a message or a note.

import { element } from "../answers/element.js";
import { linesOf } from "./card.js";
import { words } from "./words.js";

/** @param {ReturnType<import("../answers/element.js").resultLine>} note @param {string} title @param {import("./steps.js").Step[]} steps */
export async function copyPlan(note, title, steps) {
  const text = [title, ...steps.map((step) => [step.what || words.untitled, ...linesOf({ ...step, was: "" })].join("\n"))].join("\n\n");
  try {
    await navigator.clipboard.writeText(text);
    note.say(words.copied);
  } catch {
    // Not every browser lets a page do that: then the text stands there, marked, for the reader's own keys.
    const box = Object.assign(element("textarea", text), { readOnly: true, rows: 8, ariaLabel: words.copy });
    note.say(words.copy_yourself);
    note.line.append(box);
    box.select();
  }
}
