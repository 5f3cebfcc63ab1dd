// "Where am I stuck?", on its worksheet and as a two-minute start on the home page. Until something of it is
// answered there is nothing to say, and nothing more is loaded.

import { words } from "../../words.js";

const STUCK = "where-am-i-stuck";
const load = () => import("./suggestion.js");

/** @type {import("../../tools.js").ToolModule["painter"]} */
export const painter = async () => (await load()).paint;

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export async function mount(place, workbook) {
  const { root, kind, answers } = workbook;
  /** @type {Promise<() => void> | undefined} */
  let suggesting;
  place.classList.add("wb-reason");
  place.setAttribute("role", "status");
  root.addEventListener("input", async ({ target }) => {
    if (/** @type {Element} */ (target).closest?.(`[data-worksheet="${STUCK}"]`)) (await load()).noteDay(workbook);
  });
  if (kind === "home") mountStart(workbook);
  await refresh();
  return { refresh };

  async function refresh() {
    if (!suggesting && ![...answers().keys()].some((address) => address.startsWith(`${STUCK}/`))) return;
    const draw = await (suggesting ??= load().then(({ suggest }) => suggest(place, workbook)));
    draw();
  }
}

/**
 * Whoever opens the questions is told what becomes of the answers. What was open is printed; the theme opens the
 * rest for paper too, so who opened it has to be known.
 * @param {import("../../tools.js").Workbook} workbook
 */
function mountStart({ root, bar, say }) {
  for (const start of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll(".wb-start"))) {
    start.querySelector("summary")?.addEventListener("click", () => {
      start.toggleAttribute("data-opened", !start.open);
      const before = start.getBoundingClientRect().top;
      if (!bar.querySelector("p")?.textContent) say(words.empty);
      // The line comes up above: what was pressed stays where it is.
      scrollBy(0, start.getBoundingClientRect().top - before);
      load().catch(() => {});
    });
  }
}
