/**
 * Makes a page ready for paper, in one of three kinds: everything, blank, or only what is answered.
 *
 * A text box is never printed, since it cuts off what does not fit: its words are copied into a block that grows, or
 * there are lines to write on. Nothing here touches an answer.
 */

import { emptied, isAnswered } from "../answers/value.ts";
import {
  answerElementOf,
  answerElements,
  printedText,
  readValue,
  writeValue,
} from "../page/answer-elements.ts";
import { message } from "../ui/messages.ts";
import type { Kind } from "./settings.ts";

const PRINTED = "textarea, select, input[type=text], input[type=date]";
const MOST_CHOICES = 6;
const LINES_OF_LONG_TEXT = 6;

/** Whether nothing is answered in a field, a row or a cell. */
export const isBlank = (element: Element): boolean =>
  answersIn(element).every((one) => !isAnswered(readValue(one)));

const answersIn = (element: Element): HTMLElement[] => {
  const own = answerElementOf(element);
  return own === element ? [own] : answerElements(element);
};

/** @param sheet the page, or one worksheet of a packet */
export function prepare(sheet: HTMLElement, kind: Kind): void {
  tidy(sheet);
  sheet.dataset.print = kind;
  if (kind === "blank") {
    for (const list of sheet.querySelectorAll<HTMLElement>(".wb-rows[data-rows]")) {
      addBlankRows(list);
    }
    leaveOutWidgets(sheet);
  }
  for (const control of sheet.querySelectorAll(PRINTED)) showPrintText(control, kind === "blank");
  if (kind === "answered" && sheet.querySelector(":scope > .wb-field")) leaveOutUnanswered(sheet);
}

export function tidy(sheet: HTMLElement): void {
  for (const extra of sheet.querySelectorAll(".wb-blank-row, .wb-nothing-answered")) extra.remove();
  for (const part of sheet.querySelectorAll("[data-not-printed]")) {
    part.removeAttribute("data-not-printed");
  }
  delete sheet.dataset.print;
}

function showPrintText(control: Element, isBlankSheet: boolean): void {
  const element = answerElementOf(control);
  if (!element) return;
  const next = control.nextElementSibling;
  const text = next?.className === "wb-print-text" ? next : document.createElement("div");
  text.className = "wb-print-text";
  text.textContent = isBlankSheet ? "" : printedText(element);
  const lines = element.dataset.type === "long_text" ? LINES_OF_LONG_TEXT : 1;
  if (!text.textContent) text.append(...roomFor(control, lines));
  control.after(text);
}

/** Room to write by hand: what there is to choose from, and lines. */
function roomFor(control: Element, lines: number): Node[] {
  const ruled = Array.from({ length: lines }, () => document.createElement("i"));
  if (!(control instanceof HTMLSelectElement)) return ruled;
  const texts = [...control.options].slice(1).map((option) => option.text);
  const shown = texts.length > MOST_CHOICES ? `${texts[0]} … ${texts.at(-1)}` : texts.join(" / ");
  return [Object.assign(document.createElement("small"), { textContent: shown }), ...ruled];
}

/** As many blank rows as the worksheet begins with: how many there are by now is the reader's own. */
function addBlankRows(list: HTMLElement): void {
  const row = list.querySelector<HTMLElement>(":scope > .wb-row");
  for (let n = 1; row && n <= Number(list.dataset.rows); n++) {
    list.append(blankRow(row, n, `${list.dataset.rowLabel} ${n}`));
  }
}

function blankRow(row: HTMLElement, n: number, name: string): HTMLElement {
  const blank = document.importNode(row, true);
  blank.classList.add("wb-blank-row");
  blank.dataset.row = `spare-${n}`;
  for (const named of blank.querySelectorAll("[id], [for], [name]")) {
    for (const attribute of ["id", "for", "name"]) named.removeAttribute(attribute);
  }
  for (const cell of answersIn(blank)) writeValue(cell, emptied(readValue(cell)));
  for (const legend of blank.querySelectorAll("legend")) legend.textContent = name;
  return blank;
}

/** A blank print may not tell what a widget makes of the answers. */
function leaveOutWidgets(sheet: HTMLElement): void {
  for (const place of sheet.querySelectorAll("[data-widget][data-has-content]")) {
    place.toggleAttribute("data-not-printed", true);
  }
}

/** Only what is answered stays, and the headings over it; a letter would only say it again. */
function leaveOutUnanswered(sheet: HTMLElement): void {
  let heading: Element | undefined;
  let isAny = false;
  for (const part of [...sheet.children]) {
    if (part.matches("h1")) continue;
    const stays = part.matches(".wb-field") ? !isBlank(part) : part.matches("[data-has-content]");
    part.toggleAttribute("data-not-printed", !stays);
    if (part.matches("h2")) heading = part;
    if (stays) heading?.removeAttribute("data-not-printed");
    isAny ||= stays;
  }
  for (const part of sheet.querySelectorAll(".wb-row, .wb-cell")) {
    part.toggleAttribute("data-not-printed", isBlank(part));
  }
  if (isAny) return;
  const note = Object.assign(document.createElement("p"), {
    textContent: message("print_nothing"),
  });
  note.className = "wb-nothing-answered";
  sheet.querySelector("h1")?.after(note);
}
