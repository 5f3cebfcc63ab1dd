// One step of this week: what it says, what can be done with it, and its questions when it is opened.

import { write } from "../../fields/native.js";
import { rename } from "../../fields/entries.js";
import { button, element, input, row as tools } from "../answers/element.js";
import { isDay, said } from "../days.js";
import { isUnsure } from "./steps.js";
import { words } from "./words.js";

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{finish: () => void, drop: () => void, moveTo: (day: string) => void, nextWeek: () => void, shrink: () => void, closed: () => void}} Acts */
/** @typedef {ReturnType<typeof createCard>} Card */

/**
 * @param {HTMLElement} template a row of the list, as the worksheets have it
 * @param {string} id @param {(column: string) => import("../../answer.js").Value} value @param {Acts} acts
 */
export function createCard(template, id, value, acts) {
  const frame = /** @type {HTMLElement} */ (template.cloneNode(true));
  frame.classList.add("wb-step");
  rename(frame, id);
  const legend = /** @type {HTMLElement} */ (frame.querySelector("legend"));
  const cells = /** @type {HTMLElement} */ (frame.querySelector(".wb-cells"));
  for (const cell of cellsOf(frame)) write(cell, value(cell.dataset.column ?? ""));
  const about = element("div", "", "wb-step__summary");
  const change = toggle(words.change, () => open(cells.hidden));
  const move = moveBox(id, acts);
  const unsure = unsureBox(() => (writtenIn("smaller") ? acts.shrink() : open(true, "smaller")));
  const buttons = tools(button(words.did_it, acts.finish, "wb-button wb-primary"), change, move.button, button(words.cancel_step, acts.drop, "wb-quiet"));
  const ready = button(words.ready, () => open(false));
  ready.classList.add("wb-ready");
  cells.after(ready);
  cells.before(about, unsure.box, buttons, move.box);
  cells.hidden = ready.hidden = true;

  const writtenIn = (/** @type {string} */ column) => /** @type {HTMLTextAreaElement} */ (frame.querySelector(`[data-column=${column}] textarea`))?.value.trim();

  /** @param {boolean} opened @param {string} [column] to write in next */
  function open(opened, column = "what") {
    cells.hidden = ready.hidden = !opened;
    buttons.hidden = opened;
    move.close();
    frame.toggleAttribute("data-open", opened);
    change.ariaExpanded = String(opened);
    if (opened) /** @type {HTMLElement | null} */ (frame.querySelector(`[data-column=${column}] textarea`))?.focus();
    else {
      acts.closed();
      if (frame.isConnected) change.focus();
    }
  }

  return {
    frame,
    open,
    isOpen: () => !cells.hidden,
    /** @param {Step | undefined} step */
    show(step) {
      legend.textContent = step?.what || (step ? words.untitled : words.new_step);
      about.replaceChildren(...(step ? linesOf(step).map((line) => element("p", line)) : []));
      frame.toggleAttribute("data-unsure", !!step && isUnsure(step));
      unsure.show(step);
    },
  };
}

/** @param {HTMLElement} frame */
const cellsOf = (frame) => /** @type {NodeListOf<HTMLElement>} */ (frame.querySelectorAll(".wb-cell"));

/** What a step says, line by line, without its first words. @param {Step} step */
export function linesOf({ day, time, where, if_then, sure, smaller, was }) {
  const when = [isDay(day) ? said(day) : "", time, where].filter(Boolean).join(", ");
  return [when, if_then && words.if_then({ text: if_then }), sure && words.sure({ n: sure }), smaller && words.smaller({ text: smaller }), was && words.earlier_words({ text: was.split("\n")[0] })].filter(Boolean);
}

/** @param {string} text @param {() => void} act */
function toggle(text, act) {
  return Object.assign(button(text, act), { ariaExpanded: "false" });
}

/** @param {string} id @param {Acts} acts */
function moveBox(id, acts) {
  const box = element("div", "", "wb-move");
  const day = input(`move-${id}`, words.move_to, { type: "date" });
  const asked = () => (isDay(day.box.value) ? acts.moveTo(day.box.value) : day.box.focus());
  box.append(day.label, day.box, tools(button(words.move_there, asked), button(words.next_week, acts.nextWeek)));
  const show = (/** @type {boolean} */ shown) => ((box.hidden = !shown), (opener.ariaExpanded = String(shown)));
  const opener = toggle(words.move, () => (show(box.hidden), box.hidden || day.box.focus()));
  box.hidden = true;
  return { box, button: opener, close: () => show(false) };
}

/** Below 7 the step may be made smaller; nothing asks for it twice. @param {() => void} shrink */
function unsureBox(shrink) {
  const box = element("div", "", "wb-caution wb-unsure");
  const line = element("p");
  const act = button(words.make_smaller, shrink);
  box.append(line, act);
  box.hidden = true;
  const show = (/** @type {Step | undefined} */ step) => {
    box.hidden = !step || !isUnsure(step);
    if (box.hidden || !step) return;
    line.textContent = step.smaller ? words.smaller_is : words.unsure;
    act.textContent = step.smaller ? words.use_smaller : words.make_smaller;
  };
  return { box, show };
}
