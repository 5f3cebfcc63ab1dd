// "Then and now": the nine scores over the weeks, as tables, with what was written then and now.

import { Answers } from "../../answers.js";
import { writtenDay } from "../../words.js";
import { button, element, row } from "../answers/element.js";
import { beginAgain, checkIns, isKept, isRemovable, keepToday, onThisDay, remove, saysSomething, today, weeksSince } from "./check-ins.js";
import { PARTS } from "./rule.js";
import { tables } from "./table.js";
import { words } from "./words.js";

/** @typedef {import("./check-ins.js").Dated} Dated */
/** @typedef {Dated & {name: string}} Shown */
/** @typedef {import("../../tools.js").Workbook} Workbook */

/** The first and the last three: as many as fit side by side on a phone. */
const AT_FIRST = 4;

/** In a pack for the printer there is nothing to press. @type {import("../../tools.js").ToolModule["painter"]} */
export const painter = async () => (place, sheet, answers) => {
  const { sets, ready } = setsOf(answers);
  const shown = named(sets, ready, false);
  place.classList.add("wb-score-comparison");
  place.replaceChildren(...scoresOf(shown, namesOf(sheet), () => {}), ...sentencesOf(shown));
  place.toggleAttribute("data-has-content", place.hasChildNodes());
};

/** @param {HTMLElement} place @param {Workbook} workbook */
export function mount(place, workbook) {
  const { root, answers } = workbook;
  const names = namesOf(root);
  const line = element("p");
  line.setAttribute("role", "status");
  const [tools, picture] = [row(), element("div")];
  place.append(tools, line, picture);
  place.classList.add("wb-score-comparison");
  let all = false;
  let drawn = "";
  let waiting = false;
  for (const event of ["beforeprint", "afterprint"]) addEventListener(event, draw);
  draw();
  return { refresh };

  /** Once for many answers that change together. */
  function refresh() {
    if (!waiting) queueMicrotask(draw);
    waiting = true;
  }

  /** Only what differs from what stands here is put in anew: this runs with every key. */
  function draw() {
    waiting = false;
    const known = root.dataset.print === "blank" ? new Answers() : answers();
    const { kept, now, ready, sets } = setsOf(known);
    const ways = ready ? [words.keep_scores] : waysOn(now, kept);
    const state = JSON.stringify([sets, ready, all, ways]);
    if (state === drawn) return;
    drawn = state;
    tools.replaceChildren(...ways.map((way) => button(way, way === words.begin_check_in ? begin : keep)));
    const shown = named(sets, ready, all);
    picture.replaceChildren(...scoresOf(shown, names, takeAway), ...moreOf(sets.length), ...sentencesOf(shown));
    place.toggleAttribute("data-has-content", picture.hasChildNodes());
  }

  function keep() {
    line.textContent = words.scores_kept_on({ day: writtenDay(keepToday(workbook)) });
    draw();
    tools.querySelector("button")?.focus();
  }

  function begin() {
    beginAgain(workbook);
    line.textContent = words.check_in_begun;
    const first = /** @type {HTMLElement | null} */ (root.querySelector(`[data-field="${PARTS[0]}-now"] input`));
    first?.focus();
  }

  /** @param {Dated} one */
  function takeAway(one) {
    const undo = remove(workbook, one);
    const back = button(words.undo, () => (undo(), draw(), (line.textContent = ""), line.focus()));
    line.tabIndex = -1;
    line.replaceChildren(words.removed({ name: writtenDay(one.day) }), " ", back);
    back.focus();
  }

  /** @param {number} number */
  function moreOf(number) {
    if (number <= AT_FIRST) return [];
    const change = button(all ? words.show_ends : words.show_all({ n: number }), () => {
      all = !all;
      draw();
      /** @type {HTMLElement | null} */ (picture.querySelector(".wb-more"))?.focus();
    }, "wb-quiet wb-more");
    return [change];
  }
}

/** The nine questions, as the page asks them. @param {HTMLElement} sheet */
const namesOf = (sheet) => PARTS.map((part) => sheet.querySelector(`[data-field="${part}-now"] .wb-prompt`)?.textContent?.trim() ?? part);

/** What was kept, and at the end what stands in the fields, unless that is kept already. @param {Answers} answers */
function setsOf(answers) {
  const [kept, now] = [checkIns(answers), today(answers)];
  const ready = saysSomething(now) && !isKept(now, kept);
  return { kept, now, ready, sets: ready ? [...kept, { ...now, row: "" }] : kept };
}

/** What can be done with scores that are kept: on a later day they may be kept again, when nothing has changed. @param {Dated} now @param {Dated[]} kept @returns {string[]} */
function waysOn(now, kept) {
  if (!saysSomething(now)) return [];
  return isKept(onThisDay(now), kept) ? [words.begin_check_in] : [words.keep_scores_again, words.begin_check_in];
}

/** @param {Dated[]} sets @param {boolean} unkept whether the last is not kept yet @param {boolean} all @returns {Shown[]} */
function named(sets, unkept, all) {
  if (!sets.length) return [];
  const every = sets.map((one, n) => ({ ...one, name: unkept && n === sets.length - 1 ? words.now : words.week({ n: weeksSince(one, sets[0]) }) }));
  return all || every.length <= AT_FIRST ? every : [every[0], ...every.slice(1 - AT_FIRST)];
}

/** @param {Shown[]} shown @param {string[]} names @param {(one: Dated) => void} takeAway */
function scoresOf(shown, names, takeAway) {
  if (!shown.length) return [];
  const columns = shown.map((one) => ({
    name: one.name,
    day: writtenDay(one.day),
    /** @type {(string | Node)[]} */
    cells: [...PARTS.map((part) => String(one.scores[part] ?? "")), isRemovable(one) ? removing(one, takeAway) : ""],
  }));
  return [element("h3", words.scores_title), ...tables(words.scores_title, [...names, ""], columns)];
}

/** @param {Shown} one @param {(one: Dated) => void} takeAway */
function removing(one, takeAway) {
  const made = button(words.remove_check_in, () => takeAway(one), "wb-quiet wb-remove");
  made.setAttribute("aria-label", words.remove({ name: `${one.name}, ${writtenDay(one.day)}` }));
  return made;
}

/** What was written then, beside what is written now. @param {Shown[]} shown */
function sentencesOf(shown) {
  const said = shown.filter(({ sentence }) => sentence);
  if (!said.length) return [];
  const list = element("dl", "", "wb-sentences");
  for (const { name, day, sentence } of said) {
    const one = element("div");
    one.append(element("dt", `${name}, ${writtenDay(day)}`), Object.assign(element("dd", sentence, "wb-answer-text"), { dir: "auto" }));
    list.append(one);
  }
  return [list];
}
