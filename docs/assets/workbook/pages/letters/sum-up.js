// A sum-up on a worksheet's page: it follows the answers.

import { questions, showSumUp } from "./made.js";

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export async function mount(place, { answers }) {
  const catalogue = await questions().catch(() => undefined);
  if (!catalogue) return undefined;
  const refresh = () => showSumUp(place, answers(), catalogue);
  refresh();
  return { refresh };
}
