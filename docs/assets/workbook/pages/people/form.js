// The form on a card. Its boxes are cells of a row as on a worksheet, so the page saves, fills and guards them.

import { isAnswered } from "../../answer.js";
import { columnsOf } from "../../catalogue.js";
import { write } from "../../fields/native.js";
import { button, element, hint, tick } from "../answers/element.js";
import { said } from "./card.js";
import { fold } from "./fold.js";
import { LIST } from "./person.js";
import { words } from "./words.js";

/** @typedef {import("./person.js").Person} Person */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("../../catalogue.js").Question} Question */

const ASKED = ["name", "does", "know", "ask_for", "offer", "came_of_it", "kinds", "contacted", "touch_after", "next_touch"];

/** @param {string} id @param {Person} person @param {Catalogue} catalogue @param {() => void} done */
export function createForm(id, person, catalogue, done) {
  const list = catalogue.data.collections.find((one) => one.id === LIST);
  const columns = list ? columnsOf(list) : [];
  const row = Object.assign(element("div", "", "wb-row"), { role: "group" });
  row.dataset.row = id;
  row.setAttribute("aria-labelledby", `${LIST}--${id}`);
  const cells = element("div", "", "wb-cells");
  for (const name of ASKED) for (const column of columns.filter((one) => one.id === name)) cells.append(cell(id, column, person[name]));
  row.append(cells, hint(words.follow_up_hint), ...others(columns, person, catalogue), button(words.close, done));
  const form = element("div", "", "wb-field wb-entries");
  form.dataset.collection = LIST;
  form.append(row);
  return form;
}

/** @param {string} id @param {Question} column @param {import("../../answer.js").Value | undefined} value */
function cell(id, column, value) {
  const frame = element("div", "", "wb-cell");
  Object.assign(frame.dataset, { column: column.id, type: column.type });
  const key = `${LIST}--${id}--${column.id}`;
  frame.append(...(column.type === "multiple_choice" ? ticks(key, column) : [Object.assign(element("label", column.prompt), { htmlFor: key }), control(key, column)]));
  if (value !== undefined) write(frame, value);
  return frame;
}

/** @param {string} key @param {Question} column */
function control(key, { type, options = {} }) {
  if (type === "date") return Object.assign(element("input"), { type: "date", id: key, autocomplete: "off" });
  if (type !== "single_choice") return Object.assign(element("textarea"), { rows: 1, id: key, autocomplete: "off" });
  const select = Object.assign(element("select"), { id: key });
  for (const [option, text] of [["", words.choose_one], ...Object.entries(options)]) select.add(new Option(text, option));
  return select;
}

/** @param {string} key @param {Question} column */
function ticks(key, { prompt, options = {} }) {
  const group = Object.assign(element("div", "", "wb-options"), { role: "group", ariaLabel: prompt });
  for (const [option, text] of Object.entries(options)) {
    const label = tick(text, false, () => {});
    Object.assign(/** @type {HTMLElement} */ (label.firstElementChild), { id: `${key}--${option}`, value: option });
    group.append(label);
  }
  return [element("p", prompt, "wb-kinds"), group];
}

/** What worksheets asked besides, to be read here and changed there. @param {Question[]} columns @param {Person} person @param {Catalogue} catalogue */
function others(columns, person, catalogue) {
  const more = columns.filter(({ id }) => !ASKED.includes(id) && isAnswered(person[id]));
  if (!more.length) return [];
  return [fold(() => more.flatMap(({ id }) => said(id, person, catalogue)))];
}
