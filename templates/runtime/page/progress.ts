/** Says how much of a worksheet is answered, wherever a page names a worksheet. */

import type { Answers } from "../answers/answers.ts";
import { MEMBERSHIP } from "../answers/row.ts";
import { isAnswered } from "../answers/value.ts";
import { message } from "../ui/messages.ts";

interface Progress {
  readonly done: number;
  readonly all: number;
}

/** Marks under one parent are shown as one, on the first of them. */
export function showProgress(root: HTMLElement, answers: Answers): void {
  const groups = new Map<Element | null, { mark: HTMLElement } & Progress>();
  for (const mark of root.querySelectorAll<HTMLElement>("[data-progress]")) {
    const { done, all } = count(mark, answers);
    const group = groups.get(mark.parentElement) ?? { mark, done: 0, all: 0 };
    groups.set(mark.parentElement, {
      mark: group.mark,
      done: group.done + done,
      all: group.all + all,
    });
  }
  for (const { mark, ...progress } of groups.values()) draw(mark, progress);
}

function count({ dataset }: HTMLElement, answers: Answers): Progress {
  const fields = split(dataset.fields).map((field) => `${dataset.progress}/${field}`);
  const collections = split(dataset.collections);
  const isDone = (address: string) =>
    isAnswered(answers.value(address)) || hasRows(answers, address);
  const done = fields.filter(isDone).length +
    collections.filter((collection) => hasRows(answers, collection)).length;
  return { done, all: fields.length + collections.length };
}

function draw(mark: HTMLElement, { done, all }: Progress): void {
  const text = done ? message("progress", { done, all }) : "";
  if (mark.textContent === text) return;
  mark.textContent = text;
  mark.style.setProperty("--done", String(all ? done / all : 0));
}

const split = (list: string | undefined): string[] => (list ? list.split(" ") : []);

/** @param name a field or a collection, or `collection:kind` */
function hasRows(answers: Answers, name: string): boolean {
  const [list = "", kind] = name.split(":");
  return answers.rows(list).some((row) => !kind || row.choices(MEMBERSHIP).includes(kind));
}
