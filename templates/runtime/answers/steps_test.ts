import assert from "node:assert/strict";
import { answer, answersOf } from "../testing/answer.ts";
import { Answers } from "./answers.ts";
import { dayOf } from "./dates.ts";
import { cancelledSteps, readSteps, type Step } from "./steps.ts";
import type { Value } from "./value.ts";

const read = (columns: Record<string, Value>): Step | undefined =>
  readSteps(
    new Answers(
      answersOf(
        Object.fromEntries(
          Object.entries(columns).map(([column, value]) => [`steps/1/${column}`, value]),
        ),
      ),
    ),
  )[0];

Deno.test("a step has what its row says, without the space around it", () => {
  const step = read({ what: "  Call Piet\n", where: "At home", sure: "7" });
  assert.equal(step?.what, "Call Piet");
  assert.equal(step?.where, "At home");
  assert.equal(step?.sure, "7");
  assert.equal(step?.time, "");
});

Deno.test("a row without words is not a step, whatever else it holds", () => {
  assert.equal(read({ done: ["yes"], done_on: "2026-11-22", week: "2026-11-16" }), undefined);
  assert.equal(read({ what: " ", state: "open" }), undefined);
  assert.equal(read({ day: "2026-11-22" })?.what, "");
});

const WEEKS: [day: string, week: string, expected: string][] = [
  ["2026-11-25", "", "2026-11-23"],
  ["2026-11-25", "2026-12-07", "2026-11-23"],
  ["2026-11-23", "", "2026-11-23"],
  ["2026-11-29", "", "2026-11-23"],
  ["", "2026-12-07", "2026-12-07"],
  ["", "2026-12-09", "2026-12-07"],
  ["soon", "2026-12-07", "2026-12-07"],
  ["", "", ""],
  ["soon", "later", ""],
];
for (const [day, week, expected] of WEEKS) {
  Deno.test(`a step on "${day}", chosen for "${week}", is for the week of "${expected}"`, () => {
    assert.equal(read({ what: "x", day, week })?.week, expected);
  });
}

Deno.test("it is chosen when the reader gave it a week", () => {
  assert.equal(read({ what: "x", week: "2026-12-07" })?.isChosen, true);
  assert.equal(read({ what: "x", day: "2026-12-07" })?.isChosen, false);
});

const STATUS: [columns: Record<string, Value>, status: Step["status"]][] = [
  [{}, "open"],
  [{ done: [] }, "open"],
  [{ state: "open" }, "open"],
  [{ state: "dropped" }, "cancelled"],
  [{ done: ["yes"] }, "done"],
  [{ done: ["yes"], state: "dropped" }, "done"],
  [{ done: [], state: "dropped" }, "cancelled"],
];
for (const [columns, status] of STATUS) {
  Deno.test(`a step with ${JSON.stringify(columns)} is ${status}`, () => {
    assert.equal(read({ what: "x", ...columns })?.status, status);
  });
}

Deno.test("it was done on the day that was written, or else when it was ticked", () => {
  assert.equal(read({ what: "x", done: ["yes"], done_on: "2026-11-20" })?.doneOn, "2026-11-20");
  const savedAt = new Date(2026, 10, 22, 23, 30).getTime();
  const ticked = new Answers([
    ["steps/1/what", answer("x")],
    ["steps/1/done", answer(["yes"], { savedAt })],
  ]);
  assert.equal(readSteps(ticked)[0]?.doneOn, dayOf(new Date(savedAt)));
});

Deno.test("the oldest step comes first", () => {
  const answers = new Answers(answersOf({ "steps/2/what": "b", "steps/1/what": "a" }));
  assert.deepEqual(readSteps(answers).map(({ what }) => what), ["a", "b"]);
});

Deno.test("cancelled steps are named by their row, and one that is done after all is not", () => {
  const answers = new Answers(answersOf({
    "steps/1/what": "a",
    "steps/1/state": "dropped",
    "steps/2/what": "b",
    "steps/2/state": "dropped",
    "steps/2/done": ["yes"],
    "steps/3/what": "c",
  }));
  assert.deepEqual([...cancelledSteps(answers)], ["steps/1"]);
});
