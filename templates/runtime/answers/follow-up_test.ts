import assert from "node:assert/strict";
import { answersOf } from "../testing/answer.ts";
import { nextFollowUp } from "./follow-up.ts";
import { Row } from "./row.ts";

const next = (contacted: string, after: string, chosen = ""): string =>
  nextFollowUp(
    new Row("people", "1", answersOf({ contacted, touch_after: after, next_touch: chosen })),
  );

const DAYS: [contacted: string, after: string, expected: string][] = [
  ["2026-11-22", "2-weeks", "2026-12-06"],
  ["2026-11-22", "1-week", "2026-11-29"],
  ["2026-11-22", "1-day", "2026-11-23"],
  ["2026-11-22", "40-days", "2027-01-01"],
  ["2026-11-30", "3-months", "2027-02-28"],
  ["2027-11-30", "3-months", "2028-02-29"],
  ["2026-11-22", "", ""],
  ["2026-11-22", "soon", ""],
  ["2026-11-22", "2-years", ""],
  ["2026-11-22", "2000-days", ""],
  ["", "2-weeks", ""],
  ["last week", "2-weeks", ""],
];
for (const [contacted, after, expected] of DAYS) {
  Deno.test(`"${after}" after "${contacted}" is "${expected}"`, () => {
    assert.equal(next(contacted, after), expected);
  });
}

Deno.test("the day that the reader chose comes before the one that is counted", () => {
  assert.equal(next("2026-11-22", "2-weeks", "2026-11-25"), "2026-11-25");
  assert.equal(next("2026-11-22", "2-weeks", "soon"), "2026-12-06");
});
