// The home page's way back: the worksheet that was written in last.

import { isAnswered } from "../answer.js";
import { loadCatalogue } from "../catalogue.js";
import { words } from "../words.js";

/** Nothing else on the page waits for it. @param {HTMLElement} place @param {import("../tools.js").Workbook} workbook */
export function mount(place, { answers }) {
  const latest = newestFirst(answers());
  if (latest.length) show(place, latest).catch(() => {});
}

/** @param {HTMLElement} place @param {string[]} latest worksheets and lists */
async function show(place, latest) {
  const catalogue = await loadCatalogue();
  const sheet = latest.map((owner) => catalogue.place(owner)).find(Boolean);
  if (!sheet) return;
  const link = Object.assign(document.createElement("a"), { href: sheet.url.href, textContent: sheet.title });
  place.replaceChildren(`${words.continue} `, link);
}

/** The worksheets and lists that say something, by what was written last. @param {Map<string, import("../answer.js").Answer>} answers */
function newestFirst(answers) {
  /** @type {Map<string, number>} */
  const written = new Map();
  for (const [address, { value, savedAt }] of answers) {
    const owner = address.slice(0, address.indexOf("/"));
    if (isAnswered(value) && savedAt > (written.get(owner) ?? 0)) written.set(owner, savedAt);
  }
  return [...written].sort(([, a], [, b]) => b - a).map(([owner]) => owner);
}
