// A sum-up on a worksheet's page: it follows the answers.

import { loadCatalogue } from "../../catalogue.js";
import { showSumUp } from "./made.js";

export { loadCatalogue as ahead };

/** @returns {Promise<import("../../tools.js").Painter>} */
export async function painter() {
  const catalogue = await loadCatalogue();
  return (place, sheet, answers) => showSumUp(place, answers, catalogue);
}

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export async function mount(place, { answers }) {
  const catalogue = await loadCatalogue().catch(() => undefined);
  if (!catalogue) return undefined;
  const refresh = () => showSumUp(place, answers(), catalogue);
  refresh();
  return { refresh };
}
