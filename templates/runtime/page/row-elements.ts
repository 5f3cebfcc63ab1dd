/** The elements of one row: cloned blank, named, and entered. */

import { emptied } from "../answers/value.ts";
import { answerElements, readValue, writeValue } from "./answer-elements.ts";

/** A blank row like this one. */
export function cloneBlank(row: HTMLElement | undefined): HTMLElement {
  const clone = row?.cloneNode(true);
  if (!(clone instanceof HTMLElement)) throw new Error("a field of rows has no row to clone");
  clone.querySelector(".wb-remove")?.remove();
  for (const cell of answerElements(clone)) writeValue(cell, emptied(readValue(cell)));
  return clone;
}

/** Give a row its id, in every place where the page relies on it. */
export function renameRow(row: HTMLElement, id: string): void {
  const former = `--${row.dataset.row}--`;
  row.dataset.row = id;
  for (const element of row.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
    for (const name of ["id", "for", "name", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replace(former, `--${id}--`));
    }
  }
}

export const focusFirst = (row: HTMLElement): void =>
  row.querySelector<HTMLElement>("[data-control]")?.focus();

export function button(text: string, act: () => void, className = ""): HTMLButtonElement {
  const element = document.createElement("button");
  return Object.assign(element, { type: "button", textContent: text, className, onclick: act });
}
