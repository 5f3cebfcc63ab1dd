// Reads and writes the native controls of one answer.

import { words, writtenDay } from "../words.js";

/** @typedef {import("../answer.js").Value} Value */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @param {HTMLElement} holder @returns {Control[]} */
const controlsOf = (holder) => [.../** @type {NodeListOf<Control>} */ (holder.querySelectorAll("input, textarea, select"))];

/** @param {Control} control @returns {control is HTMLInputElement} */
const isTick = (control) => control.type === "checkbox" || control.type === "radio";

/** @param {HTMLElement} holder @returns {Value} */
export function read(holder) {
  const controls = controlsOf(holder);
  const ticks = controls.filter(isTick);
  if (!ticks.length) return controls[0]?.value ?? "";
  const chosen = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
  return ticks[0].type === "radio" ? (chosen[0] ?? "") : chosen;
}

/** @param {HTMLElement} holder @param {Value} value */
export function write(holder, value) {
  const chosen = new Set([value].flat());
  for (const control of controlsOf(holder)) {
    if (isTick(control)) control.checked = chosen.has(control.value);
    else if (control.value !== value) control.value = String(value);
  }
  show(holder);
}

/** The answer in words, as it is printed. @param {HTMLElement} holder */
export function textOf(holder) {
  const control = controlsOf(holder)[0];
  if (control instanceof HTMLSelectElement) return control.value && (control.selectedOptions[0]?.text ?? "");
  return control.type === "date" ? writtenDay(control.value) : control.value;
}

/** Keep "none of these" apart from the others. @param {EventTarget | null} target */
export function settleNone(target) {
  const box = /** @type {HTMLInputElement} */ (target);
  if (box?.type !== "checkbox" || !box.checked) return;
  const boxes = /** @type {HTMLInputElement[]} */ ([...(box.closest(".wb-options")?.querySelectorAll("input") ?? [])]);
  const none = boxes.find((other) => "none" in other.dataset);
  if (none) for (const other of boxes) if ((other === none) !== (box === none)) other.checked = false;
}

/** What the page shows besides the controls: the way to take a choice back. @param {HTMLElement} holder */
export function show(holder) {
  const radios = /** @type {HTMLInputElement[]} */ ([...holder.querySelectorAll("input[type=radio]")]);
  if (!radios.length) return;
  const button = holder.querySelector(".wb-clear") ?? addClear(holder);
  /** @type {HTMLElement} */ (button).hidden = !radios.some((radio) => radio.checked);
}

/** @param {HTMLElement} holder */
function addClear(holder) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "wb-clear wb-quiet", textContent: words.clear });
  button.onclick = () => {
    for (const radio of holder.querySelectorAll("input")) radio.checked = false;
    const first = holder.querySelector("input");
    first?.focus();
    first?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  holder.append(button);
  return button;
}
