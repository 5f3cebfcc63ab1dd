// This week: at most three steps, what waits, what is done. All of it is in the list `steps`.

import { newRowId } from "../../fields/entries.js";
import { button, element, resultLine, row, section } from "../answers/element.js";
import { createCard } from "./card.js";
import { addDays, mondayOf, said, saidWeek, today } from "../days.js";
import { createFold, createList, line } from "./lists.js";
import { energyNotice, nextThing } from "./look-back.js";
import { copyPlan } from "./plan-text.js";
import { bare, bringInto, doneBetween, drop, finish, MOST, moveTo, moveToWeek, readSteps, reopen, shrink, sortOut, takeUp } from "./steps.js";
import { words } from "./words.js";

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("./steps.js").Changes} Changes */

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export function mount(place, workbook) {
  const { answers, set } = workbook;
  const template = /** @type {HTMLElement} */ (place.querySelector("template")?.content.querySelector(".wb-row"));
  // What is typed here goes the way of every field: the rows are cells of the list, under its name.
  place.classList.add("wb-field", "wb-entries");
  place.dataset.collection = "steps";
  const title = element("h2");
  const note = resultLine();
  const list = element("div", "", "wb-rows");
  const nothing = element("p", words.nothing_yet);
  const over = element("p", words.too_many_steps, "wb-hint wb-too-many-steps");
  const add = button(words.add_step, () => writeNew(), "wb-button");
  const next = nextThing((text) => writeNew(text));
  const later = createList((step) => line(step.what || words.untitled, when(step), button(words.do_this_week, () => bring(step)), button(words.cancel_step, () => act(drop(step), words.step_cancelled({ what: name(step) })), "wb-quiet")));
  const waiting = section("later", words.later, later.frame);
  const done = createFold((n) => words.done_steps({ n }), (step) => line(name(step), said(step.doneOn), button(words.not_done, () => act(reopen(step), words.step_reopened({ what: name(step) })), "wb-quiet")));
  const gone = createFold((n) => words.cancelled_steps({ n }), (step) => line(name(step), "", button(words.bring_back_step, () => act(takeUp(step), words.step_restored({ what: name(step) })), "wb-quiet")));
  waiting.append(done.frame, gone.frame);
  const calendar = calendarSection(workbook);
  const sharing = row(button(words.copy, copy));
  place.append(title, note.line, list, nothing, over, row(add), next.frame, sharing, waiting, calendar.frame);
  /** @type {Map<string, import("./card.js").Card>} */
  const cards = new Map();
  /** @type {Step[]} */
  let steps = [];
  draw();
  return { refresh: draw };

  function draw() {
    const day = today();
    steps = readSteps(answers());
    const sorted = sortOut(steps, day);
    title.textContent = words.week_of({ day: saidWeek(mondayOf(day)) });
    claim(day);
    const shown = arrange(sorted.now);
    later.show(sorted.later.filter(({ id }) => !shown.has(id)));
    done.show(sorted.done);
    gone.show(sorted.dropped);
    waiting.hidden = !sorted.later.length && !sorted.done.length && !sorted.dropped.length;
    nothing.hidden = shown.size > 0 || doneBetween(steps, mondayOf(day), day).length > 0;
    place.toggleAttribute("data-empty", !shown.size);
    over.hidden = !sorted.over.length;
    sharing.hidden = !sorted.now.length;
    next.show(answers(), steps, shown.size < MOST);
    calendar.refresh();
    energyNotice(place, answers());
  }

  /** A step that is written here, and has no day yet, is for this week. @param {string} day */
  function claim(day) {
    for (const { id, week, isDone } of steps) if (!week && !isDone && cards.get(id)?.isOpen()) set(`steps/${id}/week`, mondayOf(day));
  }

  /** The cards of these steps, and those under the reader's hands, which stay where they are. @param {Step[]} now */
  function arrange(now) {
    const open = [...cards].filter(([, card]) => card.isOpen()).map(([id]) => id);
    const ids = new Set([...(open.length ? cards.keys() : []), ...now.map(({ id }) => id)].filter((id) => open.includes(id) || now.some((step) => step.id === id)));
    for (const [id, card] of cards) if (!ids.has(id)) (card.frame.remove(), cards.delete(id));
    [...ids].forEach((id, n) => {
      const card = cards.get(id) ?? createCard(template, id, (column) => answers().get(`steps/${id}/${column}`)?.value ?? "", actsOf(id));
      cards.set(id, card);
      if (list.children[n] !== card.frame) list.insertBefore(card.frame, list.children[n] ?? null);
      card.show(steps.find((step) => step.id === id));
    });
    return ids;
  }

  /** @param {string} id @returns {import("./card.js").Acts} */
  function actsOf(id) {
    const step = () => /** @type {Step} */ (readSteps(answers()).find((one) => one.id === id));
    const does = (/** @type {(step: Step) => Changes} */ change, /** @type {(step: Step) => string} */ saying) => () => act(change(step()), saying(step()));
    return {
      finish: does((one) => finish(one, today()), (one) => words.step_done({ what: name(one) })),
      drop: does(drop, (one) => words.step_cancelled({ what: name(one) })),
      shrink: does(shrink, (one) => words.step_made_smaller({ what: one.smaller })),
      moveTo: (day) => act(moveTo(step(), day), words.moved({ what: name(step()), day: said(day) })),
      nextWeek: does((one) => moveToWeek(one, addDays(mondayOf(today()), 7)), (one) => words.moved_week({ what: name(one) })),
      closed: draw,
    };
  }

  /** Saves, says so, and can take it back. @param {Changes} changes @param {string} saying */
  function act(changes, saying) {
    const before = changes.map(([address, value]) => /** @type {Changes[0]} */ ([address, answers().get(address)?.value ?? (typeof value === "string" ? "" : [])]));
    for (const [address, value] of changes) set(address, value);
    note.say(saying);
    note.line.append(" ", button(words.undo, () => (save(before), note.say(words.taken_back), note.line.focus()), "wb-quiet"));
    note.line.focus();
  }

  /** @param {Changes} changes */
  function save(changes) {
    for (const [address, value] of changes) set(address, value);
  }

  function isFull() {
    if (cards.size < MOST) return false;
    note.alarm(words.week_is_full);
    note.line.focus();
    return true;
  }

  /** @param {string} [what] words that are there already */
  function writeNew(what) {
    if (isFull()) return;
    note.say("");
    const id = newRowId();
    if (what) save([[`steps/${id}/what`, what], [`steps/${id}/week`, mondayOf(today())]]);
    open(id);
  }

  /** @param {string} id */
  function open(id) {
    if (!cards.has(id)) {
      const card = createCard(template, id, (column) => answers().get(`steps/${id}/${column}`)?.value ?? "", actsOf(id));
      cards.set(id, card);
      list.append(card.frame);
    }
    cards.get(id)?.open(true);
    draw();
  }

  /** @param {Step} step */
  function bring(step) {
    if (isFull()) return;
    const change = bringInto(step, mondayOf(today()));
    act(change, words.step_brought({ what: name(step) }));
    if (Object.fromEntries(change)[`steps/${step.id}/day`] === "" || !step.time) open(step.id);
  }

  async function copy() {
    const { now } = sortOut(steps, today());
    await copyPlan(note, words.week_of({ day: saidWeek(mondayOf(today())) }), now);
  }
}

/** @param {Step} step */
const name = (step) => bare(step.what) || words.untitled;

/** When a step that waits is due, if that is still to come. @param {Step} step */
function when({ day, week }) {
  if (day >= today()) return said(day);
  return week > today() ? words.in_week({ day: saidWeek(week) }) : "";
}

/** The calendar is loaded when it is asked for. @param {import("../../tools.js").Workbook} workbook */
function calendarSection(workbook) {
  const fold = element("details");
  /** @type {{parts: Node[], refresh: () => void} | undefined} */
  let panel;
  fold.append(element("summary", words.calendar_open));
  async function open() {
    panel = (await import("./calendar.js")).calendarPanel(workbook);
    fold.append(...panel.parts);
  }
  fold.addEventListener("toggle", open, { once: true });
  return { frame: section("calendar", words.calendar, element("p", words.calendar_lead), fold), refresh: () => panel?.refresh() };
}
