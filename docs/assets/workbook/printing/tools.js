// What a page offers to a reader who prints it, or who comes back from paper.

import { addPrintTools } from "../print.js";
import { words } from "../words.js";

/** @param {HTMLElement} place @param {import("../tools.js").Workbook} workbook */
export async function mount(place, { root, bar, kind, printing }) {
  addPrintTools(place, printing);
  if (kind === "worksheet") await mountTypeUp(place, root, bar);
}

/** A reader who wrote on paper comes here by the button, or by the code that is printed on the sheet. @param {HTMLElement} place @param {HTMLElement} root @param {HTMLElement} bar */
async function mountTypeUp(place, root, bar) {
  const start = async () => (await import("./type-up.js")).typeUp(root, bar, button);
  const asked = async () => location.hash === "#type-up" && start();
  const button = Object.assign(document.createElement("button"), { type: "button", className: "wb-button", textContent: words.type_up, onclick: start });
  place.append(button);
  addEventListener("hashchange", asked);
  await asked();
}
