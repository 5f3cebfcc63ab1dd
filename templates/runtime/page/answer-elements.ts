/** The elements of a page that hold an answer: a field, or one cell of a row; and their native controls. */

import { type Answers } from "../answers/answers.ts";
import { type Address, isSame, type Value } from "../answers/value.ts";
import { message, writtenDay } from "../ui/messages.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const ANSWER = ".wb-cell, .wb-field:not(.wb-entries)";
/** What is written there is gone with the page. */
const NEVER_SAVED = "[data-save=never]";
const TEXT_BOX = "textarea, input:not([type=checkbox]):not([type=radio])";

/** The answer element that an element is, or is in. */
export const answerElementOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(ANSWER) : null;

export const answerElements = (within: ParentNode): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(ANSWER),
];

export const isSaved = (element: HTMLElement): boolean => !element.closest(NEVER_SAVED);

/** Where the rows of a field are kept, or the answer of one without rows. */
export const listOf = ({ dataset }: HTMLElement): string =>
  dataset.collection ?? `${dataset.worksheet}/${dataset.field}`;

export function addressOf(element: HTMLElement): Address {
  const field = element.closest<HTMLElement>(".wb-field");
  const row = element.closest<HTMLElement>(".wb-row");
  const list = field ? listOf(field) : "";
  return row ? `${list}/${row.dataset.row}/${element.dataset.column}` : list;
}

/** Only our own controls: an extension may put others beside them. */
const controlsOf = (element: HTMLElement): Control[] => [
  ...element.querySelectorAll<Control>("[data-control]"),
];

const isTick = (control: Control): control is HTMLInputElement =>
  control.type === "checkbox" || control.type === "radio";

export function readValue(element: HTMLElement): Value {
  const controls = controlsOf(element);
  const ticks = controls.filter(isTick);
  const [first] = ticks;
  if (!first) return controls[0]?.value ?? "";
  const chosen = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
  return first.type === "radio" ? (chosen[0] ?? "") : chosen;
}

export function writeValue(element: HTMLElement, value: Value): void {
  const chosen = new Set([value].flat());
  for (const control of controlsOf(element)) {
    if (isTick(control)) control.checked = chosen.has(control.value);
    else if (control.value !== value) control.value = String(value);
  }
  showClear(element);
}

/** Show what is answered in every answer element within; what is never saved stays blank. */
export function fill(within: ParentNode, answers: Answers): void {
  for (const element of answerElements(within).filter(isSaved)) {
    const value = answers.value(addressOf(element));
    if (value !== undefined && !isSame(readValue(element), value)) writeValue(element, value);
    showClear(element);
  }
}

/** The answer in words, as it is printed. */
export function printedText(element: HTMLElement): string {
  const control = controlsOf(element)[0];
  if (control instanceof HTMLSelectElement) {
    return control.value && (control.selectedOptions[0]?.text ?? "");
  }
  return control?.type === "date" ? writtenDay(control.value) : (control?.value ?? "");
}

/** Whether the reader is typing in it. */
export function isUnderCaret(element: HTMLElement): boolean {
  const active = document.activeElement;
  return element.contains(active) && (active?.matches(TEXT_BOX) ?? false);
}

/** Keep "none of these" apart from the other options. */
export function enforceExclusiveOption(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || target.type !== "checkbox" || !target.checked) {
    return;
  }
  const boxes = [...(target.closest(".wb-options")?.querySelectorAll("input") ?? [])];
  const none = boxes.find((box) => "none" in box.dataset);
  if (!none) return;
  for (const box of boxes) if ((box === none) !== (target === none)) box.checked = false;
}

/** The way to take a choice back is there once something is chosen. */
export function showClear(element: HTMLElement): void {
  const radios = [...element.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  if (!radios.length) return;
  const clear = element.querySelector<HTMLElement>(".wb-clear") ?? addClear(element, radios);
  clear.hidden = !radios.some((radio) => radio.checked);
}

function addClear(element: HTMLElement, radios: HTMLInputElement[]): HTMLElement {
  const clear = Object.assign(document.createElement("button"), {
    type: "button",
    className: "wb-clear wb-quiet",
    textContent: message("clear"),
  });
  clear.onclick = () => {
    for (const radio of radios) radio.checked = false;
    radios[0]?.focus();
    radios[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  element.append(clear);
  return clear;
}
