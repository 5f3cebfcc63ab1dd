/** The reader's steps: one list that every worksheet, the page This week and the calendar share. */

import type { Answers } from "./answers.ts";
import { dayOf, mondayOf } from "./dates.ts";
import type { Row } from "./row.ts";

export const STEPS = "steps";
const TEXTS = ["what", "time", "where", "if_then", "sure", "smaller", "was"] as const;

export interface Step extends Readonly<Record<typeof TEXTS[number], string>> {
  readonly id: string;
  /** As 2026-11-22, or "". */
  readonly day: string;
  /** The Monday of the week that it is for, or "". */
  readonly week: string;
  /** Whether the reader chose a week for it, on the page This week. */
  readonly isChosen: boolean;
  readonly status: "open" | "done" | "cancelled";
  readonly doneOn: string;
  readonly savedAt: number;
}

/** Every step that says something, oldest first. */
export const readSteps = (answers: Answers): Step[] =>
  answers.rows(STEPS).filter(saysSomething).map(stepOf);

const saysSomething = (row: Row): boolean =>
  row.text("day") !== "" || TEXTS.some((column) => row.text(column) !== "");

function stepOf(row: Row): Step {
  const text = (column: typeof TEXTS[number]) => row.text(column);
  // The day decides; a week of its own has only a step that has no day yet.
  const inWeek = row.day("day") || row.day("week");
  const doneAt = new Date(row.cells.get("done")?.savedAt ?? 0);
  return {
    id: row.id,
    what: text("what"),
    day: row.day("day"),
    time: text("time"),
    where: text("where"),
    if_then: text("if_then"),
    sure: text("sure"),
    smaller: text("smaller"),
    was: text("was"),
    week: inWeek && mondayOf(inWeek),
    isChosen: row.day("week") !== "",
    status: statusOf(row),
    doneOn: row.day("done_on") || dayOf(doneAt),
    savedAt: row.savedAt,
  };
}

function statusOf(row: Row): Step["status"] {
  if (row.isTicked("done")) return "done";
  return row.text("state") === "dropped" ? "cancelled" : "open";
}

/** The rows of steps that were cancelled, as `steps/id`: they are left out when steps are shared. */
export function cancelledSteps(answers: Answers): Set<string> {
  const cancelled = readSteps(answers).filter(({ status }) => status === "cancelled");
  return new Set(cancelled.map(({ id }) => `${STEPS}/${id}`));
}
