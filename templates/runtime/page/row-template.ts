/** Rows that a feature shows: cloned from the template that the page has for them, and filled. */

import type { Answers } from "../answers/answers.ts";
import { answerElements, writeValue } from "./answer-elements.ts";
import { renameRow } from "./row-elements.ts";

/**
 * A row of a collection as the generator rendered it, `<template data-row="people">`, in a field of its own, so that
 * the page saves and guards what is typed in it.
 *
 * @param place an element that holds the template
 */
export function cloneRow(
  place: HTMLElement,
  list: string,
  id: string,
  answers: Answers,
): HTMLElement {
  const field = document.createElement("div");
  field.className = "wb-field wb-entries";
  field.dataset.collection = list;
  field.append(cloneBareRow(place, list, id, answers));
  return field;
}

/** The row alone, for a feature whose place is the field. */
export function cloneBareRow(
  place: HTMLElement,
  list: string,
  id: string,
  answers: Answers,
): HTMLElement {
  const template = place.querySelector<HTMLTemplateElement>(`template[data-row="${list}"]`);
  const row = template?.content.querySelector(".wb-row")?.cloneNode(true);
  if (!(row instanceof HTMLElement)) throw new Error(`the page has no row template for ${list}`);
  renameRow(row, id);
  const cells = answers.row(list, id);
  for (const cell of answerElements(row)) {
    const value = cells.value(cell.dataset.column ?? "");
    if (value !== undefined) writeValue(cell, value);
  }
  return row;
}
