/** Which steps are for this week, and what changes when one is done, moved or made smaller. Pure. */

import { addDays, type Change, mondayOf, Row, type Step, STEPS, type Value } from "../../kit.ts";

/** As many steps as a week has room for. */
export const MOST = 3;
/** Below this a reader is asked whether the step could be smaller. */
const SURE = 7;

export interface Plan {
  /** For this week, by day. */
  readonly now: readonly Step[];
  /** For this week as well, but more than there is room for. */
  readonly over: readonly Step[];
  /** All that wait, with those that are over. */
  readonly later: readonly Step[];
  readonly done: readonly Step[];
  readonly cancelled: readonly Step[];
}

export function partitionSteps(steps: readonly Step[], today: string): Plan {
  const week = mondayOf(today);
  const open = steps.filter(({ status }) => status === "open");
  const forNow = open.filter((step) => step.week === week).sort(byChoice);
  const over = forNow.slice(MOST);
  const others = open.filter((step) => step.week !== week).sort(newestFirst);
  return {
    now: forNow.slice(0, MOST).sort(byDay),
    over,
    later: [...over, ...others],
    done: steps.filter(({ status }) => status === "done").sort(lastDoneFirst),
    cancelled: steps.filter(({ status }) => status === "cancelled").sort(newestFirst),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const newestFirst = (a: Step, b: Step): number => compare(b.id, a.id);
const byDay = (a: Step, b: Step): number =>
  compare(a.day || "9999", b.day || "9999") || compare(a.id, b.id);
const lastDoneFirst = (a: Step, b: Step): number =>
  compare(b.doneOn, a.doneOn) || newestFirst(a, b);
/** What the reader chose on the page This week comes before what a worksheet dated. */
const byChoice = (a: Step, b: Step): number =>
  Number(b.isChosen) - Number(a.isChosen) || byDay(a, b);

/** What was done from one day to another, both counted in. */
export const doneBetween = (steps: readonly Step[], from: string, to: string): Step[] =>
  steps.filter(({ status, doneOn }) => status === "done" && doneOn >= from && doneOn <= to);

export const isUnsure = ({ sure }: Step): boolean => sure !== "" && Number(sure) < SURE;

/** Whether a step that is still open says this, or said it before it was made smaller. */
export const isPlanned = (steps: readonly Step[], text: string): boolean =>
  steps.some(({ what, was, status }) =>
    status === "open" && [what, ...was.split("\n")].includes(text)
  );

const cells = (
  { id }: { readonly id: string },
  values: Readonly<Record<string, Value>>,
): Change[] => new Row(STEPS, id).with(values);

export const finish = (step: Step, today: string): Change[] =>
  cells(step, { done: ["yes"], done_on: today });

export const reopen = (step: Step): Change[] => cells(step, { done: [], done_on: "" });

export const cancel = (step: Step): Change[] => cells(step, { state: "dropped" });

export const restore = (step: Step): Change[] => cells(step, { state: "open" });

export const moveToDay = (step: Step, day: string): Change[] =>
  cells(step, { day, week: mondayOf(day) });

/** Seven days on; without a day in this week, the day is open. */
export function moveToNextWeek(step: Step, today: string): Change[] {
  const week = mondayOf(today);
  const isThisWeek = step.day !== "" && step.week === week;
  return cells(step, { week: addDays(week, 7), day: isThisWeek ? addDays(step.day, 7) : "" });
}

/** A day that is not in this week goes. */
export function bringToThisWeek(step: Step, today: string): Change[] {
  const week = mondayOf(today);
  return cells(step, { week, day: step.week === week ? step.day : "" });
}

/** A step that is written on the page This week, and has no day yet, is for this week. */
export const claim = (step: { readonly id: string }, today: string): Change[] =>
  cells(step, { week: mondayOf(today) });

/** The smaller words take the place of the others, which are kept; how sure is asked anew. */
export const makeSmaller = ({ id, what, smaller, was }: Step): Change[] =>
  cells({ id }, {
    what: smaller,
    was: [what, was].filter(Boolean).join("\n"),
    smaller: "",
    sure: "",
  });
