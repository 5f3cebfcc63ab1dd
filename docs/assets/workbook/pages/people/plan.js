// The plan of a goal with a date: proposes days for the milestones, and a first action for this week.
// Nothing is written before the reader says so.

import { isAnswered } from "../../answer.js";
import { rowsOf } from "../../answers.js";
import { writtenDay } from "../../words.js";
import { button, element, hint, input, resultLine, row } from "../answers/element.js";
import { today } from "../days.js";
import { firstAction } from "./first-action.js";
import { misfit, nearest, outside, propose, weeksOf } from "./plan-dates.js";
import { words } from "./words.js";

/** @typedef {import("./plan-dates.js").Plan} Plan */

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export function mount(place, workbook) {
  const sheet = workbook.bar.dataset.worksheet ?? "";
  const prefix = `${sheet}/milestones`;
  const text = (/** @type {string} */ address) => String(workbook.answers().get(address)?.value ?? "").trim();
  const note = Object.assign(element("div", "", "wb-plan-note"), { role: "status" });
  const proposal = element("div");
  const { line, say } = resultLine();
  const suggest = row(button(words.plan_suggest, show));
  const action = firstAction(workbook, sheet, () => nearest(planNow()));
  place.classList.add("wb-tool", "wb-plan");
  place.append(note, suggest, proposal, line, action.frame);
  refresh();
  return { refresh };

  /** @returns {Plan} */
  function planNow() {
    const rows = rowsOf(workbook.answers(), prefix).map((id, n) => ({ id, n: n + 1 }));
    const left = rows.filter(({ id }) => !isAnswered(workbook.answers().get(`${prefix}/${id}/done`)?.value));
    const named = left.map(({ id, n }) => ({ id, name: text(`${prefix}/${id}/milestone`) || words.plan_unnamed({ n }), by: text(`${prefix}/${id}/by`) }));
    return { goal: text(`${sheet}/goal-date`), start: text(`${sheet}/start-day`), now: today(), milestones: named };
  }

  function refresh() {
    const plan = planNow();
    const said = remarks(plan);
    // Said again only when it is something else, so that a screen reader is left in peace.
    if (said.join("\n") !== [...note.children].map((one) => one.textContent).join("\n")) note.replaceChildren(...said.map((one) => element("p", one, "wb-hint")));
    suggest.hidden = !propose(plan).length;
    const boxes = /** @type {HTMLInputElement[]} */ ([...proposal.querySelectorAll("input")]);
    if (boxes.map(({ name }) => name).join() !== plan.milestones.map(({ id }) => id).join()) proposal.replaceChildren();
    action.refresh();
  }

  function show() {
    const plan = planNow();
    const days = propose(plan);
    const boxes = plan.milestones.map(({ id, name }, n) => input(`plan-${id}`, name, { type: "date", name: id, value: days[n] }));
    const ways = row(button(words.plan_use, () => use(boxes.map(({ box }) => box)), "wb-button wb-primary"), button(words.plan_leave, leave, "wb-quiet"));
    const heading = Object.assign(element("h3", words.plan_title), { tabIndex: -1 });
    proposal.replaceChildren(heading, hint(words.plan_hint), ...boxes.flatMap(({ label, box }) => [label, box]), ways);
    say("");
    heading.focus();
  }

  function leave() {
    proposal.replaceChildren();
    suggest.querySelector("button")?.focus();
  }

  /** @param {HTMLInputElement[]} boxes */
  function use(boxes) {
    const chosen = boxes.filter(({ value }) => value);
    const former = chosen.map(({ name }) => /** @type {const} */ ([name, text(`${prefix}/${name}/by`)]));
    for (const { name, value } of chosen) workbook.set(`${prefix}/${name}/by`, value);
    proposal.replaceChildren();
    say(`${words.plan_used} `);
    const undo = () => {
      for (const [id, by] of former) workbook.set(`${prefix}/${id}/by`, by);
      say(words.plan_undone);
      line.focus();
    };
    line.append(button(words.undo, undo, "wb-quiet"));
    line.querySelector("button")?.focus({ preventScroll: true });
  }
}

/** What does not fit, in words. @param {Plan} plan @returns {string[]} */
function remarks(plan) {
  const { gone, after } = outside(plan);
  return [
    ...fits(plan),
    ...after.map(({ name }) => words.plan_after({ name })),
    ...gone.map(({ name, by }) => words.plan_gone({ name, day: writtenDay(by) })),
  ];
}

/** @param {Plan} plan @returns {string[]} */
function fits(plan) {
  const reason = misfit(plan);
  if (reason === "no_day" || reason === "no_milestones") return [words.plan_needs];
  if (reason === "past") return [words.plan_past({ day: writtenDay(plan.goal) })];
  if (reason === "late_start") return [words.plan_late_start];
  if (reason === "soon") return [words.plan_soon];
  return reason === "tight" ? [words.plan_tight({ weeks: words.weeks({ n: weeksOf(plan) }), milestones: plan.milestones.length })] : [];
}
