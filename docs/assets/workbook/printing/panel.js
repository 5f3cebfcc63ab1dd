// The panel "How to print": what, on which paper, how large, with how much ink.

import { element, hint, tick } from "../pages/answers/element.js";
import { KINDS, PAPERS } from "../print.js";
import { words } from "./words.js";

/** @typedef {import("../print.js").PrintSettings} PrintSettings */

/**
 * @param {PrintSettings} settings @param {boolean} asks whether there is anything to answer, and so a choice of kinds
 * @param {() => void} changed
 */
export function panel(settings, asks, changed) {
  const { kind, paper, large, saver } = settings.read();
  const keep = (/** @type {Partial<import("../print.js").Settings>} */ changes) => (settings.change(changes), changed());
  const frame = element("div", "", "wb-panel-frame wb-print-settings__form");
  if (asks) frame.append(choice("kind", words.print_what, KINDS.map((one) => [one, words[`prints_${one}`]]), kind, (kind) => keep({ kind })));
  frame.append(
    choice("paper", words.print_paper, PAPERS.map((one) => [one, words[`prints_${one}`]]), paper, (paper) => keep({ paper })),
    tick(words.print_large, large, (large) => keep({ large })),
    tick(words.print_saver, saver, (saver) => keep({ saver })),
    hint(words.print_hint),
  );
  return frame;
}

/**
 * One of several, as radio buttons under one legend.
 * @template {string} T @param {string} name @param {string} title @param {[T, string][]} options @param {T} chosen @param {(value: T) => void} act
 */
function choice(name, title, options, chosen, act) {
  const group = element("fieldset");
  group.append(element("legend", title));
  for (const [value, text] of options) {
    const button = Object.assign(element("input"), { type: "radio", name: `wb-${name}`, value, checked: value === chosen, autocomplete: "off", onchange: () => act(value) });
    const label = element("label", "", "wb-tick");
    label.append(button, element("span", text));
    group.append(label);
  }
  return group;
}
