// The look-back: what was done, put into a new one on a tap; and help when energy stays low.

import { newRowId } from "../../fields/entries.js";
import { button, element, resultLine, row } from "../answers/element.js";
import { addDays, dayOf, isDay, saidWeek, today, weekToLookBackOn } from "../days.js";
import { link } from "../stuck/pieces.js";
import { bare, doneBetween, readSteps } from "./steps.js";
import { words } from "./words.js";

/** @typedef {import("./steps.js").Answers} Answers */

const LOW = 3;
/** How long after it was done a step is still put into a look-back. */
const FORTNIGHT = 14;
/** A row's id begins with the moment it was made, in milliseconds, as a number of base 36. */
const STAMP = 9;

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export function mount(place, { root, answers, set }) {
  const list = element("ul");
  const lead = element("p");
  const note = resultLine();
  place.append(lead, list, row(button(words.look_back_start, begin, "wb-button wb-primary")), note.line);
  const doneNow = () => notYetIn(lookBacks(answers()), readSteps(answers()), today());
  refresh();
  return { refresh };

  function refresh() {
    const done = doneNow();
    lead.textContent = done.length ? words.look_back_done : words.look_back_lead;
    list.hidden = !done.length;
    list.replaceChildren(...done.map(({ what }) => element("li", what || words.untitled)));
    energyNotice(place, answers());
  }

  /** Into this week's look-back, an existing one if there is one; the reader's own words stay. */
  function begin() {
    const week = weekToLookBackOn(today());
    const there = lookBacks(answers()).find((one) => one.week === week);
    const id = there?.id ?? newRowId();
    const done = doneNow().map(({ what }) => bare(what)).filter(Boolean).join("; ");
    if (!there) set(`look_backs/${id}/week`, week);
    if (!there?.done && done) set(`look_backs/${id}/done`, done);
    note.say(words.look_back_begun({ day: saidWeek(week) }));
    const cells = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-row="${CSS.escape(id)}"] textarea`));
    ([...cells].find((cell) => !(/** @type {HTMLTextAreaElement} */ (cell).value)) ?? cells[0])?.focus();
  }
}

/**
 * What was done since the last look-back before this one, and is in neither: any day is a good day to look back.
 * @param {ReturnType<typeof lookBacks>} rows @param {import("./steps.js").Step[]} steps @param {string} day today
 */
export function notYetIn(rows, steps, day) {
  const week = weekToLookBackOn(day);
  const [last, now] = [rows.filter((row) => row.week !== week).at(-1), rows.find((row) => row.week === week)];
  const made = last ? dayOf(new Date(parseInt(last.id.slice(0, STAMP), 36))) : "";
  const fresh = doneBetween(steps, addDays(day, 1 - FORTNIGHT), day).filter(({ doneOn, what }) => doneOn > made || (doneOn === made && !isIn(last, what)));
  return fresh.filter(({ what }) => !isIn(now, what));
}

/** @param {{done: string} | undefined} row @param {string} what */
const isIn = (row, what) => bare(what) !== "" && (row?.done ?? "").includes(bare(what));

/** Oldest first: by their week, if they say one. @param {Answers} answers */
export function lookBacks(answers) {
  const all = [...answers.rows("look_backs")].map(([id, cells]) => {
    const cell = (/** @type {string} */ name) => String(cells.get(name)?.value ?? "").trim();
    return { id, week: isDay(cell("week")) ? cell("week") : "", done: cell("done"), energy: cell("energy"), next: cell("next") };
  });
  return all.sort((a, b) => (a.week && b.week && a.week !== b.week ? (a.week < b.week ? -1 : 1) : a.id < b.id ? -1 : 1));
}

/** @param {Answers} answers */
export function isLowTwice(answers) {
  const last = lookBacks(answers).filter(({ energy }) => energy !== "").slice(-2);
  return last.length === 2 && last.every(({ energy }) => Number(energy) <= LOW);
}

/** The help notice of the page, in place; it blocks nothing. @param {HTMLElement} place @param {Answers} answers */
export function energyNotice(place, answers) {
  const notice = /** @type {HTMLElement | null} */ (place.querySelector(".wb-low-energy"));
  const hidden = !isLowTwice(answers);
  if (!notice || notice.hidden === hidden) return;
  // They lead nowhere but from here: what is in the page's own text is the same on every page.
  for (const way of /** @type {NodeListOf<HTMLAnchorElement>} */ (notice.querySelectorAll("a[data-path]"))) way.href = link(way.dataset.path ?? "", "").href;
  notice.hidden = hidden;
}

/** What the last look-back called next week's one thing, offered as a step. @param {(text: string) => void} take */
export function nextThing(take) {
  const frame = element("div", "", "wb-next");
  const line = element("p");
  let text = "";
  frame.append(line, button(words.make_step, () => take(text)));
  return {
    frame,
    /** @param {Answers} answers @param {import("./steps.js").Step[]} steps @param {boolean} room */
    show(answers, steps, room) {
      text = lookBacks(answers).at(-1)?.next ?? "";
      frame.hidden = !text || !room || steps.some(({ what, was }) => what === text || was.includes(text));
      line.textContent = words.next_thing({ text });
    },
  };
}
