// The suggestion: the result in words, and on the home page the chapters in that order.

export { noteDay } from "./check-ins.js";
import { Answers } from "../../answers.js";
import { chapterList } from "./chapters.js";
import { firstDay, firstScores, STUCK } from "./check-ins.js";
import { moreOf, resultOf, sinceOf } from "./result.js";
import { hintOf } from "./rule.js";

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export function suggest(place, { root, kind, answers }) {
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
    const other = /** @type {HTMLElement | null} */ (root.querySelector(".wb-start[data-other]"));
    if (other) other.hidden = !said.length;
  }
}

/** The same in a pack for the printer. @type {import("../../tools.js").Painter} */
export function paint(place, sheet, answers) {
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
  place.toggleAttribute("data-says", lines.length > 0);
}

/** What the chapters are called, as the question of where to start has them. @param {HTMLElement} root @returns {Record<string, string>} */
function namesOf(root) {
  const options = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(`[data-worksheet="${STUCK}"][data-field="start-with"] input`));
  return Object.fromEntries([...options].map((option) => [option.value, option.closest("label")?.textContent?.trim() ?? ""]));
}
