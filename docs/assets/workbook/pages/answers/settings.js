// What this browser does with the reader's words: checks their spelling or not; and a word on shared computers.

import { hint, section, tick } from "./element.js";
import { words } from "./words.js";

/** @param {import("./desk.js").Desk} desk */
export function settingsSection({ parts: { local, slug } }) {
  const key = `workbook-${slug}.spellcheck`;
  const box = tick(words.spellcheck, local.getItem(key) !== "off", (checked) => {
    if (checked) local.removeItem(key);
    else local.setItem(key, "off");
  });
  return section("settings", words.settings_title, box, hint(words.spellcheck_hint), hint(words.shared_computer));
}
