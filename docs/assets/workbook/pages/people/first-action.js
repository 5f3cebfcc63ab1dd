// A first action towards the next milestone, which one tap puts into the reader's steps.

import { rowsOf } from "../../answer.js";
import { newRowId } from "../../fields/entries.js";
import { button, element, input, resultLine, row } from "../answers/element.js";
import { nextWeekday } from "./plan-dates.js";
import { today } from "../days.js";
import { words } from "./words.js";

/** @param {import("../../tools.js").Workbook} workbook @param {string} sheet @param {() => string | undefined} next the milestone that comes next */
export function firstAction(workbook, sheet, next) {
  const what = { box: Object.assign(element("textarea"), { id: "plan-what", rows: 1, autocomplete: "off" }), label: Object.assign(element("label", words.action_what), { htmlFor: "plan-what" }) };
  const when = input("plan-when", words.action_when, { type: "date" });
  const { line, say } = resultLine();
  const ask = element("div");
  const frame = element("div");
  let proposed = "";
  ask.append(element("h3", words.action_title), what.label, what.box, when.label, when.box, row(button(words.action_put, put)));
  frame.append(ask, line);
  return { frame, refresh };

  /** The words follow the milestone until the reader changes them. */
  function refresh() {
    const milestone = next();
    const fresh = milestone ? words.action_for({ name: milestone }) : "";
    if (what.box.value === proposed && fresh !== proposed) what.box.value = fresh;
    proposed = fresh;
    if (!when.box.value) when.box.value = nextWeekday(today());
    ask.hidden = !milestone || isThere(fresh);
  }

  /** @param {string} text */
  function isThere(text) {
    return rowsOf(workbook.answers(), "steps").some((id) => id.endsWith(`-${sheet}`) && workbook.answers().get(`steps/${id}/what`)?.value === text);
  }

  function put() {
    const text = what.box.value.trim();
    if (!text) return void what.box.focus();
    const start = `steps/${newRowId(`-${sheet}`)}`;
    workbook.set(`${start}/what`, text);
    workbook.set(`${start}/day`, when.box.value);
    what.box.value = proposed;
    say(`${words.action_is_there} `);
    const undo = () => {
      for (const column of ["what", "day"]) workbook.set(`${start}/${column}`, "");
      say(words.action_undone);
      line.focus();
    };
    line.append(button(words.undo, undo, "wb-quiet"));
    line.querySelector("button")?.focus({ preventScroll: true });
  }
}
