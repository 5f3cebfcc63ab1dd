// The home page's way back: the worksheet that was written in last.

import { isAnswered } from "../answer.js";
import { loadCatalogue } from "../catalogue.js";
import { words } from "../words.js";

/** @param {HTMLElement} place @param {import("../tools.js").Workbook} workbook */
export async function mount(place, { answers }) {
  const latest = [...answers()].filter(([, { value }]) => isAnswered(value)).sort(([, a], [, b]) => b.savedAt - a.savedAt);
  if (!latest.length) return;
  const catalogue = await loadCatalogue();
  const sheet = latest.map(([address]) => catalogue.place(address.split("/")[0])).find(Boolean);
  if (!sheet) return;
  const link = Object.assign(document.createElement("a"), { href: sheet.url.href, textContent: sheet.title });
  place.replaceChildren(`${words.continue} `, link);
}
