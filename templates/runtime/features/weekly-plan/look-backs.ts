/** The reader's look-backs: what goes into a new one, and what an old one says of today. Pure. */

import {
  addDays,
  type Answers,
  type Change,
  dayOf,
  madeAt,
  Row,
  type Step,
  weekToLookBackOn,
} from "../../kit.ts";
import { doneBetween } from "./plan.ts";
import { withoutStop } from "./texts.ts";

const LIST = "look_backs";
const LOW = 3;
/** How long after it was done a step is still put into a look-back. */
const FORTNIGHT = 14;

export interface LookBack {
  readonly id: string;
  /** The Monday of its week, or "". */
  readonly week: string;
  readonly done: string;
  readonly energy: string;
  /** What the reader called next week's one thing. */
  readonly next: string;
}

/** Oldest first: by their week, if they say one. */
export function readLookBacks(answers: Answers): LookBack[] {
  const all = answers.rows(LIST).map((row) => ({
    id: row.id,
    week: row.day("week"),
    done: row.text("done"),
    energy: row.text("energy"),
    next: row.text("next"),
  }));
  return all.sort(byWeek);
}

function byWeek(a: LookBack, b: LookBack): number {
  const isDated = a.week !== "" && b.week !== "" && a.week !== b.week;
  return (isDated ? a.week < b.week : a.id < b.id) ? -1 : 1;
}

/**
 * What was done since the last look-back before this one, and is in neither: any day is a good day to look back, no
 * step is lost between two of them, and none is in both.
 */
export function notYetIn(lookBacks: readonly LookBack[], steps: readonly Step[], today: string) {
  const week = weekToLookBackOn(today);
  const last = lookBacks.findLast((one) => one.week !== week);
  const here = lookBacks.find((one) => one.week === week);
  const madeOn = last ? dayOf(new Date(madeAt(last.id))) : "";
  const isFresh = ({ doneOn, what }: Step) =>
    doneOn > madeOn || (doneOn === madeOn && !holds(last, what));
  return doneBetween(steps, addDays(today, 1 - FORTNIGHT), today)
    .filter((step) => isFresh(step) && !holds(here, step.what));
}

function holds(lookBack: LookBack | undefined, what: string): boolean {
  const text = withoutStop(what);
  return text !== "" && (lookBack?.done ?? "").includes(text);
}

/** This week's look-back with what was done: the one that is there, if there is one. The reader's own words stay. */
export function startLookBack(
  lookBacks: readonly LookBack[],
  steps: readonly Step[],
  today: string,
  newId: () => string,
): { week: string; id: string; changes: Change[] } {
  const week = weekToLookBackOn(today);
  const here = lookBacks.find((one) => one.week === week);
  const row = new Row(LIST, here?.id ?? newId());
  const texts = notYetIn(lookBacks, steps, today).map(({ what }) => withoutStop(what));
  const done = texts.filter(Boolean).join("; ");
  const isToFill = !here?.done && done !== "";
  const changes = [...(here ? [] : row.with({ week })), ...(isToFill ? row.with({ done }) : [])];
  return { week, id: row.id, changes };
}

/** Whether the energy was low in the last two look-backs that name it. */
export function isLowTwice(lookBacks: readonly LookBack[]): boolean {
  const last = lookBacks.filter(({ energy }) => energy !== "").slice(-2);
  return last.length === 2 && last.every(({ energy }) => Number(energy) <= LOW);
}

/** What the last look-back called next week's one thing, unless it is a step by now; else "". */
export function nextThing(lookBacks: readonly LookBack[], steps: readonly Step[]): string {
  const text = lookBacks.at(-1)?.next ?? "";
  const isStep = steps.some(({ what, was }) => what === text || was.includes(text));
  return isStep ? "" : text;
}
