// "Where am I stuck?", on its worksheet and as a two-minute start on the home page: the result in words, and on the home
// page the chapters in that order.

import { Answers } from "../../answers.js";
import { words } from "../../words.js";
import { chapterList } from "./chapters.js";
import { firstDay, firstScores, noteDay, STUCK } from "./check-ins.js";
import { moreOf, resultOf, sinceOf } from "./result.js";
import { hintOf } from "./rule.js";

/** @type {import("../../tools.js").ToolModule["painter"]} */
export const painter = async () => paint;

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export function mount(place, workbook) {
  place.classList.add("wb-reason");
  place.setAttribute("role", "status");
  workbook.root.addEventListener("input", ({ target }) => {
    if (/** @type {Element} */ (target).closest?.(`[data-worksheet="${STUCK}"]`)) noteDay(workbook);
  });
  if (workbook.kind === "home") mountStart(workbook);
  return { refresh: suggest(place, workbook) };
}

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
function suggest(place, { root, kind, answers }) {
  const names = namesOf(root);
  const home = kind === "home";
  const arrange = home ? chapterList(root, Object.keys(names)) : () => {};
  // A blank print may not tell what was chosen.
  for (const event of ["beforeprint", "afterprint"]) addEventListener(event, refresh);
  refresh();
  return refresh;

  function refresh() {
    const now = root.dataset.print === "blank" ? new Answers() : answers();
    const { hint, chosen, said } = suggestionOf(now, names);
    const more = hint.found === "nothing" ? [] : [...sinceOf(firstDay(now)), ...(home ? moreOf() : [])];
    show(place, [...said, ...more]);
    arrange(hint, chosen);
    const other = /** @type {HTMLElement | null} */ (root.querySelector(".wb-start[data-another-chapter]"));
    if (other) other.hidden = !said.length;
  }
}

/** The same in a pack for the printer. @type {import("../../tools.js").Painter} */
function paint(place, sheet, answers) {
  place.classList.add("wb-reason");
  show(place, suggestionOf(answers, namesOf(sheet)).said);
}

/** @param {Answers} answers @param {import("./result.js").Names} names */
function suggestionOf(answers, names) {
  const hint = hintOf(firstScores(answers));
  const chosen = String(answers.get(`${STUCK}/start-with`)?.value ?? "");
  return { hint, chosen, said: resultOf(hint, names, chosen) };
}

/** A screen reader speaks each change, so nothing is put in anew that stays the same. @param {HTMLElement} place @param {HTMLElement[]} lines */
function show(place, lines) {
  if (lines.length === place.children.length && lines.every((line, n) => line.isEqualNode(place.children[n]))) return;
  place.replaceChildren(...lines);
  place.toggleAttribute("data-has-content", lines.length > 0);
}

/** What the chapters are called, as the question of where to start has them. @param {HTMLElement} root @returns {Record<string, string>} */
function namesOf(root) {
  const options = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(`[data-worksheet="${STUCK}"][data-field="start-with"] input`));
  return Object.fromEntries([...options].map((option) => [option.value, option.closest("label")?.textContent?.trim() ?? ""]));
}

/**
 * Whoever opens the questions is told what becomes of the answers. What was open is printed; the theme opens the
 * rest for paper too, so who opened it has to be known.
 * @param {import("../../tools.js").Workbook} workbook
 */
function mountStart({ root, bar, say }) {
  for (const start of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll(".wb-start"))) {
    start.querySelector("summary")?.addEventListener("click", () => {
      start.toggleAttribute("data-opened-by-reader", !start.open);
      const before = start.getBoundingClientRect().top;
      if (!bar.querySelector("p")?.textContent) say(words.empty);
      // The line comes up above: what was pressed stays where it is.
      scrollBy(0, start.getBoundingClientRect().top - before);
    });
  }
}
