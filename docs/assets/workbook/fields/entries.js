// Rows that the reader adds: makes, names, removes and brings back the rows of one field.

import { emptied, isAnswered, prefixOf } from "../answer.js";
import { rowsOf } from "../answers.js";
import { lower, words } from "../words.js";
import { button, element } from "../pages/answers/element.js";
import { read, write } from "./native.js";

/** @typedef {import("../answer.js").Value} Value */

const STAMP = 9;
const RANDOM = 4;
/** As many elements as the rows of one list open with: a slow phone takes its time for each. */
const MOST_ELEMENTS = 360;
let lastStamp = 0;

/** A permanent row id: it sorts by the moment it was made and no other window makes the same. */
export function newRowId(suffix = "") {
  lastStamp = Math.max(lastStamp + 1, Date.now());
  const random = Math.random().toString(36).slice(2, 2 + RANDOM).padEnd(RANDOM, "0");
  return lastStamp.toString(36).padStart(STAMP, "0") + random + suffix;
}

/**
 * @param {HTMLElement} field
 * @param {{
 *   answers: () => import("../answers.js").Answers,
 *   set: (address: string, value: Value) => void,
 *   fill: (row: HTMLElement) => void,
 *   most?: number,
 * }} parts `set` writes an answer; `fill` shows a row's answers; `most` rows are shown at first; without it, as many as a phone draws at once
 */
export function mountRows(field, { answers, set, fill, most = 0 }) {
  const list = /** @type {HTMLElement} */ (field.querySelector(".wb-rows"));
  const { rowLabel: one = "Row", owner: from, kind } = list.dataset;
  if ("fixedRows" in list.dataset) return { sync() {}, touch() {} };
  const prefix = prefixOf(field);
  const suffix = from ? `-${from}` : "";
  /** Who is offered from other lists. */
  let offered = "[]";
  /** How many rows of long ago are not on the page. */
  let hidden = 0;
  const rows = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(":scope > .wb-row")]);
  const template = /** @type {HTMLElement} */ (rows()[0].cloneNode(true));
  most ||= Math.ceil(MOST_ELEMENTS / template.querySelectorAll("*").length);
  list.dataset.rows = String(rows().length);
  for (const cell of cellsOf(template)) write(cell, emptied(read(cell)));
  const tools = document.createElement("div");
  tools.className = "wb-row__actions";
  tools.append(button(words.add({ one: lower(one) }), () => enter(add(newRowId(suffix))), ""));
  list.after(tools);

  /** What is written in a row. @param {string} id */
  const cellsAt = (id) => answers().rows(prefix).get(id) ?? new Map();
  /** @param {string} id */
  const kindsOf = (id) => /** @type {string[]} */ (answers().get(`${prefix}/${id}/kinds`)?.value ?? []);
  const belongs = (/** @type {string} */ id) => (!from || id.slice(STAMP + RANDOM) === suffix) && (!kind || kindsOf(id).includes(kind));

  /** @param {HTMLElement} row @param {string} id */
  function own(row, id) {
    rename(row, id);
    row.append(button("", () => remove(row), "wb-remove wb-quiet"));
  }

  /** The page's own rows go; one that already has words in it stays, under an id of its own. */
  function settle() {
    for (const row of rows()) {
      if (cellsOf(row).some((cell) => isAnswered(read(cell)))) own(row, newRowId(suffix));
      else row.remove();
    }
    number();
  }

  /** @param {string} id */
  function add(id) {
    const row = place(id);
    number();
    return row;
  }

  /** Ids come oldest first, so a row nearly always goes to the end. @param {string} id */
  function place(id) {
    const row = /** @type {HTMLElement} */ (template.cloneNode(true));
    own(row, id);
    const last = /** @type {HTMLElement | null} */ (list.querySelector(":scope > .wb-row:last-of-type"));
    const after = String(last?.dataset.row) > id ? rows().find((other) => String(other.dataset.row) > id) : undefined;
    list.insertBefore(row, after ?? null);
    fill(row);
    return row;
  }

  function number() {
    rows().forEach((row, n) => {
      const name = `${one} ${hidden + n + 1}`;
      /** @type {HTMLElement} */ (row.querySelector("legend")).textContent = name;
      /** @type {HTMLElement} */ (row.querySelector(".wb-remove")).textContent = words.remove({ name: lower(name) });
    });
  }

  /** @param {HTMLElement} row */
  function remove(row) {
    const id = String(row.dataset.row);
    const others = kindsOf(id).filter((other) => other !== kind);
    const start = `${prefix}/${id}/`;
    const gone = [...cellsAt(id)].map(([column, { value }]) => /** @type {const} */ ([start + column, value])).filter(([, value]) => isAnswered(value));
    const name = row.querySelector("legend")?.textContent ?? one;
    const next = row.nextElementSibling;
    row.remove();
    // Someone who is also in another list stays there; this list only lets go of them.
    if (kind && others.length) set(`${start}kinds`, others);
    else for (const [address, value] of gone) set(address, emptied(value));
    if (!rows().length) add(newRowId(suffix));
    number();
    offerOthers();
    offerUndo(name, next, () => {
      for (const [address, value] of gone) set(address, value);
      offerOthers();
      enter(add(id));
    });
  }

  /** Where the row was, so that the page does not jump. @param {string} name @param {Element | null} next @param {() => void} undo */
  function offerUndo(name, next, undo) {
    list.querySelector(".wb-undo")?.remove();
    const note = element("p", "", "wb-undo");
    note.setAttribute("role", "status");
    const back = button(words.undo, () => (note.remove(), undo()), "");
    list.insertBefore(note, next?.isConnected ? next : null);
    note.append(words.removed({ name }), " ", back);
    back.focus({ preventScroll: true });
  }

  /** What was written long ago is a tap away, so that a page of five years opens as fast as a new one. */
  function offerEarlier() {
    field.querySelector(".wb-earlier-rows")?.remove();
    if (hidden) list.before(button(words.show_earlier({ n: hidden }), showAll, "wb-button wb-earlier-rows"));
  }

  function showAll() {
    most = Infinity;
    sync();
  }

  /** The people of other lists, offered so that nobody is typed twice. */
  function offerOthers() {
    if (!kind) return;
    const others = rowsOf(answers(), prefix).filter((id) => !belongs(id));
    // Someone may have no name yet, but only what they do.
    const said = (/** @type {string} */ id, /** @type {string} */ column) => String(answers().get(`${prefix}/${id}/${column}`)?.value ?? "").trim();
    const named = others.map((id) => [id, said(id, "name") || said(id, "does")]).filter(([, name]) => name);
    // Somebody may be choosing from it just now.
    if (offered === (offered = JSON.stringify(named))) return;
    tools.querySelector("label")?.remove();
    if (!named.length) return;
    const label = document.createElement("label");
    const select = document.createElement("select");
    for (const [id, name] of [["", words.choose_one], ...named]) select.add(new Option(name, id));
    onChosen(select, takeIn);
    label.append(words.choose({ one: lower(one) }), " ", select);
    tools.append(label);
  }

  /** Somebody of another list belongs to this one, too. @param {string} id */
  function takeIn(id) {
    set(`${prefix}/${id}/kinds`, [...kindsOf(id), kind ?? ""]);
    rows().find(isBlank)?.remove();
    const row = rows().find((one) => one.dataset.row === id) ?? add(id);
    offerOthers();
    row.tabIndex = -1;
    row.focus();
  }

  const isBlank = (/** @type {HTMLElement} */ row) => ![...cellsAt(String(row.dataset.row)).values()].some(({ value }) => isAnswered(value));

  /** Show the rows that hold an answer, the newest where there are many, or one blank row: paper has its own. */
  function sync() {
    const all = rowsOf(answers(), prefix).filter(belongs);
    const stored = all.slice(-most);
    const shown = new Map(rows().map((row) => [row.dataset.row, row]));
    if (shown.has("r1")) settle();
    const missing = stored.filter((id) => !shown.has(id));
    const known = new Set(stored);
    const blank = missing.length ? rows().filter((row) => !known.has(String(row.dataset.row)) && isBlank(row) && !row.contains(document.activeElement)) : [];
    for (const id of missing) {
      // A row from another window takes the place of a blank one.
      blank.pop()?.remove();
      place(id);
    }
    const here = new Set(rows().map((row) => row.dataset.row));
    const left = all.filter((id) => !here.has(id)).length;
    if (missing.length || hidden !== left) {
      hidden = left;
      number();
      offerEarlier();
    }
    if (!rows().length) add(newRowId(suffix));
    (globalThis.requestIdleCallback ?? setTimeout)(offerOthers);
  }

  addEventListener("beforeprint", () => hidden && showAll());
  return {
    sync,
    /** A new row becomes one of this list's kind with its first word. @param {HTMLElement} row */
    touch(row) {
      const id = String(row.dataset.row);
      if (kind && !kindsOf(id).includes(kind)) set(`${prefix}/${id}/kinds`, [...kindsOf(id), kind]);
    },
  };
}

/** Give a row its id, in every place where the page relies on it. @param {HTMLElement} row @param {string} id */
export function rename(row, id) {
  const old = `--${row.dataset.row}--`;
  row.dataset.row = id;
  for (const element of row.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
    for (const name of ["id", "for", "name", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replace(old, `--${id}--`));
    }
  }
}

/** With the arrow keys every option on the way is a change: there it is Enter, or going on, that chooses. @param {HTMLSelectElement} select @param {(value: string) => void} take */
function onChosen(select, take) {
  let byKey = false;
  const choose = () => {
    const { value } = select;
    select.value = "";
    if (value) take(value);
  };
  select.onpointerdown = () => (byKey = false);
  select.onkeydown = ({ key }) => ((byKey = key !== "Enter"), byKey || choose());
  select.onchange = () => byKey || choose();
  select.onblur = choose;
}

/** The caret goes into its first box. @param {HTMLElement} row */
const enter = (row) => /** @type {HTMLElement | null} */ (row.querySelector("textarea, input, select"))?.focus();

/** @param {HTMLElement} row */
const cellsOf = (row) => /** @type {HTMLElement[]} */ ([...row.querySelectorAll(".wb-cell")]);
