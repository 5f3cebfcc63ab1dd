import assert from "node:assert/strict";
import { Answers, readSteps, type Step, type Value } from "../../kit.ts";
import { answersOf } from "../../testing/answer.ts";
import * as plan from "./plan.ts";

/** A Tuesday. */
const TODAY = "2026-11-24";
const MONDAY = "2026-11-23";
const NEXT = "2026-11-30";

type Columns = Readonly<Record<string, Value>>;

/** Steps in the order in which they were made. */
function answersWith(...steps: readonly Columns[]): Answers {
  const cells = steps.flatMap((columns, n) =>
    Object.entries(columns).map(([column, value]) => [`steps/${n}/${column}`, value] as const)
  );
  return new Answers(answersOf(Object.fromEntries(cells)));
}

function step(columns: Columns): Step {
  const [step] = readSteps(answersWith({ what: "x", ...columns }));
  assert.ok(step);
  return step;
}

const names = (steps: readonly Step[]): string[] => steps.map(({ what }) => what);
const partition = (...steps: readonly Columns[]) =>
  plan.partitionSteps(readSteps(answersWith(...steps)), TODAY);

Deno.test("three steps are the most for a week; the others wait first of all", () => {
  const dated = [0, 1, 2, 3, 4].map((n) => ({ what: `Step ${n}`, day: MONDAY }));
  const { now, over, later } = partition({ what: "Old" }, ...dated);
  assert.deepEqual(names(now), ["Step 0", "Step 1", "Step 2"]);
  assert.deepEqual(names(over), ["Step 3", "Step 4"]);
  assert.deepEqual(names(later), ["Step 3", "Step 4", "Old"]);
});

Deno.test("what the reader chose stays when a worksheet dates another", () => {
  const chosen = [0, 1, 2].map((n) => ({ what: `Chosen ${n}`, week: MONDAY }));
  const { now, over } = partition({ what: "Dated", day: MONDAY }, ...chosen);
  assert.deepEqual(names(now), ["Chosen 0", "Chosen 1", "Chosen 2"]);
  assert.deepEqual(names(over), ["Dated"]);
});

Deno.test("the steps of a week stand in the order of their days", () => {
  const { now } = partition(
    { what: "Some day", week: MONDAY },
    { what: "Friday", day: "2026-11-27" },
    { what: "Monday", day: MONDAY, week: MONDAY },
  );
  assert.deepEqual(names(now), ["Monday", "Friday", "Some day"]);
});

Deno.test("a day decides the week, and the newest waits on top", () => {
  const { now, later } = partition(
    { what: "Old" },
    { what: "Now", day: MONDAY, week: "2020-01-06" },
    { what: "Coming", day: "2026-12-02", week: MONDAY },
    { what: "Long ago", day: "2020-01-06", week: "2020-01-06" },
  );
  assert.deepEqual(names(now), ["Now"]);
  assert.deepEqual(names(later), ["Long ago", "Coming", "Old"]);
});

Deno.test("what was done last stands first; what was cancelled is not among the rest", () => {
  const { now, later, done, cancelled } = partition(
    { what: "A", done: ["yes"], done_on: "2026-11-20", week: MONDAY },
    { what: "B", done: ["yes"], done_on: "2026-11-22", state: "dropped" },
    { what: "C", done: ["yes"], done_on: "2026-11-20" },
    { what: "D", state: "dropped", week: MONDAY },
    { what: "E", state: "dropped" },
  );
  assert.deepEqual(names(done), ["B", "C", "A"]);
  assert.deepEqual(names(cancelled), ["E", "D"]);
  assert.deepEqual([...now, ...later], []);
});

Deno.test("what was done between two days, both counted in", () => {
  const days = ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"];
  const steps = readSteps(answersWith(...days.map((day) => ({
    what: day,
    done: ["yes"],
    done_on: day,
  }))));
  assert.deepEqual(names(plan.doneBetween(steps, MONDAY, TODAY)), ["2026-11-23", "2026-11-24"]);
});

Deno.test("below seven the reader is not sure", () => {
  for (const sure of ["0", "6", "6.5"]) assert.ok(plan.isUnsure(step({ sure })), sure);
  for (const sure of ["", "7", "10", "very"]) assert.ok(!plan.isUnsure(step({ sure })), sure);
});

const PLANNED: [columns: Columns, isPlanned: boolean][] = [
  [{ what: "Sign up" }, true],
  [{ what: "Sign up", day: "2026-01-05" }, true],
  [{ what: "Find the form", was: "Sign up\nSign" }, true],
  [{ what: "Find the form", was: "Sign up twice" }, false],
  [{ what: "Sign up", done: ["yes"] }, false],
  [{ what: "Sign up", state: "dropped" }, false],
  [{ what: "Sign up twice" }, false],
];
for (const [columns, isPlanned] of PLANNED) {
  Deno.test(`"Sign up" is ${isPlanned ? "" : "not "}planned by ${JSON.stringify(columns)}`, () => {
    assert.equal(plan.isPlanned([step(columns)], "Sign up"), isPlanned);
  });
}

/** A step after a change; and taking the change back has made it what it was. */
function afterwards(before: Columns, change: (step: Step) => ReturnType<typeof plan.cancel>) {
  const answers = answersWith(before);
  const [first] = readSteps(answers);
  assert.ok(first);
  const undo = answers.change(change(first));
  const [after] = readSteps(answers);
  undo();
  assert.deepEqual(readSteps(answers).map(withoutMoment), [withoutMoment(first)]);
  return after;
}

/** Every write has a moment of its own. */
const withoutMoment = (step: Step) => ({
  ...step,
  savedAt: 0,
  doneOn: step.status === "done" && step.doneOn,
});

Deno.test("it is done today, and open again", () => {
  const step = afterwards({ what: "x" }, (one) => plan.finish(one, TODAY));
  assert.deepEqual([step?.status, step?.doneOn], ["done", TODAY]);
  const done = { what: "x", done: ["yes"], done_on: "2026-11-20" };
  assert.equal(afterwards(done, plan.reopen)?.status, "open");
});

Deno.test("it is cancelled, and taken up again", () => {
  assert.equal(afterwards({ what: "x" }, plan.cancel)?.status, "cancelled");
  assert.equal(afterwards({ what: "x", state: "dropped" }, plan.restore)?.status, "open");
});

Deno.test("it is moved to a day, with its week", () => {
  const step = afterwards({ what: "x", week: MONDAY }, (one) => plan.moveToDay(one, "2026-12-09"));
  assert.deepEqual([step?.day, step?.week], ["2026-12-09", "2026-12-07"]);
});

const NEXT_WEEK: [before: Columns, day: string][] = [
  [{ day: MONDAY }, NEXT],
  [{ day: "2026-11-29", week: MONDAY }, "2026-12-06"],
  [{ week: MONDAY }, ""],
  [{ day: "2026-11-09" }, ""],
  [{ day: "2026-12-09" }, ""],
  [{}, ""],
];
for (const [before, day] of NEXT_WEEK) {
  Deno.test(`${JSON.stringify(before)} goes to next week, on "${day}"`, () => {
    const step = afterwards({ what: "x", ...before }, (one) => plan.moveToNextWeek(one, TODAY));
    assert.deepEqual([step?.day, step?.week], [day, NEXT]);
  });
}

Deno.test("what is brought into this week keeps only a day that is in it", () => {
  const bring = (columns: Columns) =>
    afterwards({ what: "x", ...columns }, (one) => plan.bringToThisWeek(one, TODAY));
  assert.equal(bring({ day: "2026-12-02" })?.day, "");
  assert.equal(bring({ day: "2026-11-27" })?.day, "2026-11-27");
  const all: Columns[] = [{}, { day: "2026-12-02" }, { day: "2026-11-27" }, { week: NEXT }];
  for (const columns of all) {
    assert.equal(bring(columns)?.week, MONDAY);
    assert.equal(bring(columns)?.isChosen, true);
  }
});

Deno.test("a smaller step takes the place of the larger, whose words stay", () => {
  const before = { what: "Write to five", smaller: "Write to one", sure: "4", was: "Write to all" };
  const step = afterwards(before, plan.makeSmaller);
  assert.equal(step?.what, "Write to one");
  assert.equal(step?.was, "Write to five\nWrite to all");
  assert.deepEqual([step?.smaller, step?.sure], ["", ""]);
});

Deno.test("a step that is written here is for this week", () => {
  const step = afterwards({ what: "x" }, (one) => plan.claim(one, TODAY));
  assert.equal(step?.week, MONDAY);
});
