// A first action towards a milestone that is near, which one tap puts into the reader's steps.

import { rowsOf } from "../../answers.js";
import { newRowId } from "../../fields/entries.js";
import { button, element, input, resultLine, row } from "../answers/element.js";
import { actionDay, isThisWeek } from "./plan-dates.js";
import { today } from "../days.js";
import { words } from "./words.js";

/** @typedef {import("./plan-dates.js").Milestone} Milestone */

/** @param {import("../../tools.js").Workbook} workbook @param {string} sheet @param {() => Milestone[]} nearest the milestones that come next */
export function firstAction(workbook, sheet, nearest) {
  const which = labelled("select", "plan-which", words.action_which);
  const what = labelled("textarea", "plan-what", words.action_what);
  const when = input("plan-when", words.action_when, { type: "date" });
  const title = element("h3");
  const { line, say } = resultLine();
  const [ask, choice, frame] = [element("div"), element("div"), element("div")];
  let proposed = "";
  /** The milestones that just got their action, in whatever words. @type {Set<string>} */
  const served = new Set();
  what.box.rows = 1;
  which.box.onchange = propose;
  choice.append(which.label, which.box);
  ask.append(title, choice, what.label, what.box, when.label, when.box, row(button(words.action_put, put)));
  frame.append(ask, line);
  return { frame, refresh };

  function refresh() {
    const open = nearest().filter(({ id, name }) => !served.has(id) && !isThere(words.action_for({ name })));
    const chosen = which.box.value;
    which.box.replaceChildren(...open.map(({ id, name }) => new Option(name, id)));
    if (open.some(({ id }) => id === chosen)) which.box.value = chosen;
    choice.hidden = open.length < 2;
    ask.hidden = !open.length;
    propose();
  }

  /** The words follow the milestone until the reader changes them. */
  function propose() {
    const name = which.box.selectedOptions[0]?.textContent;
    const fresh = name ? words.action_for({ name }) : "";
    if (what.box.value === proposed && fresh !== proposed) what.box.value = fresh;
    proposed = fresh;
    if (!when.box.value) when.box.value = actionDay(today());
    title.textContent = isThisWeek(actionDay(today()), today()) ? words.action_title : words.action_title_next;
  }

  /** @param {string} text */
  function isThere(text) {
    return rowsOf(workbook.answers(), "steps").some((id) => id.endsWith(`-${sheet}`) && workbook.answers().get(`steps/${id}/what`)?.value === text);
  }

  function put() {
    const text = what.box.value.trim();
    if (!text) return void what.box.focus();
    const start = `steps/${newRowId(`-${sheet}`)}`;
    const milestone = which.box.value;
    served.add(milestone);
    workbook.set(`${start}/what`, text);
    workbook.set(`${start}/day`, when.box.value);
    what.box.value = proposed;
    say(`${words.action_is_there} `);
    const undo = () => {
      served.delete(milestone);
      for (const column of ["what", "day"]) workbook.set(`${start}/${column}`, "");
      say(words.action_undone);
      line.focus();
    };
    line.append(button(words.undo, undo, "wb-quiet"));
    line.querySelector("button")?.focus({ preventScroll: true });
  }
}

/** @template {"select" | "textarea"} T @param {T} tag @param {string} id @param {string} text */
function labelled(tag, id, text) {
  const box = Object.assign(element(tag), { id, autocomplete: /** @type {const} */ ("off") });
  return { box, label: Object.assign(element("label", text), { htmlFor: id }) };
}
