// "Make this my next step": the words and the day of a row become a row of the list `steps`.

import { prefixOf } from "../../answer.js";
import { newRowId } from "../../fields/entries.js";
import { button, resultLine } from "../answers/element.js";
import { isDay } from "../days.js";
import { link } from "../stuck/pieces.js";
import { readSteps } from "./steps.js";
import { words } from "./words.js";

/** @param {HTMLElement} place in the field, with the names of its columns @param {import("../../tools.js").Workbook} workbook */
export function mount(place, { answers, set }) {
  const field = /** @type {HTMLElement} */ (place.closest(".wb-entries"));
  const { what = "", day = "" } = place.dataset;
  const { line, say } = resultLine();
  field.addEventListener("click", onClick);
  refresh();
  return { refresh };

  /** A row without words is not a step yet. */
  function refresh() {
    for (const make of /** @type {NodeListOf<HTMLElement>} */ (field.querySelectorAll(".wb-make-step"))) make.hidden = !cell(make, what);
  }

  /** @param {Element} within @param {string} column */
  function cell(within, column) {
    const row = /** @type {HTMLElement} */ (within.closest(".wb-row"));
    return String(answers().get(`${prefixOf(field)}/${row.dataset.row}/${column}`)?.value ?? "").trim();
  }

  /** The second click of a double click would only say that the step is there. @param {MouseEvent} event */
  function onClick({ target, detail }) {
    const make = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(".wb-make-step"));
    if (!make || detail > 1) return;
    make.parentElement?.append(line);
    const step = { what: cell(make, what), day: cell(make, day) };
    if (isThere(answers(), step.what)) return tell(words.step_is_there);
    const undo = add(step, make);
    tell(words.step_is_made, button(words.undo, undo, "wb-quiet"));
  }

  /** The id of the new row ends in the worksheet's, as its own next step does. @param {{what: string, day: string}} step @param {HTMLElement} make */
  function add(step, make) {
    const id = newRowId(`-${field.dataset.worksheet}`);
    const cells = Object.entries(step).filter(([column, value]) => column === "what" || isDay(value));
    for (const [column, value] of cells) set(`steps/${id}/${column}`, value);
    return () => {
      for (const [column] of cells) set(`steps/${id}/${column}`, "");
      say(words.taken_back);
      make.focus();
    };
  }

  /** @param {string} text @param {HTMLElement[]} undo */
  function tell(text, ...undo) {
    say(text);
    for (const way of [...undo, link("this-week/", words.title)]) line.append(" ", way);
    line.focus();
  }
}

/** Whether a step that is still to be done says this, or said it before it was made smaller. @param {import("./steps.js").Answers} answers @param {string} text */
const isThere = (answers, text) => readSteps(answers).some(({ what, was, isDone, isDropped }) => !isDone && !isDropped && [what, ...was.split("\n")].includes(text));
