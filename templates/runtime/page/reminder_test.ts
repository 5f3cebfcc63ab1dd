import assert from "node:assert/strict";
import { answer } from "../testing/answer.ts";
import { riskOf } from "./reminder.ts";

const NOW = Date.UTC(2026, 10, 22);
const DAY = 24 * 3600_000;

/** How much is at risk of texts that are so long and so many days old. */
const risk = (texts: [length: number, days: number][], copiedAt = 0) =>
  riskOf(
    texts.map(([length, days], n) => [
      `a/${n}`,
      answer("x".repeat(length), { savedAt: NOW - days * DAY }),
    ]),
    copiedAt,
    NOW,
  );

Deno.test("nothing written is no risk", () => {
  assert.deepEqual(risk([]), { characters: 0, days: 0, degree: 0 });
  assert.equal(risk([[0, 100]]).degree, 0);
});

const DEGREES: [[length: number, days: number][], number][] = [
  [[[999, 0]], 0],
  [[[1000, 0]], 1],
  [[[500, 0], [500, 0]], 1],
  [[[5500, 0]], 5],
  [[[1, 6.9]], 0],
  [[[1, 7]], 1],
  [[[1, 35]], 5],
  [[[1, 35], [2999, 0]], 8],
];
for (const [texts, degree] of DEGREES) {
  Deno.test(`texts of ${JSON.stringify(texts)} characters and days are a risk of ${degree}`, () => {
    assert.equal(risk(texts).degree, degree);
  });
}

Deno.test("what a copy holds is at no risk, what came since is", () => {
  assert.deepEqual(risk([[5000, 10], [100, 1]], NOW - 5 * DAY), {
    characters: 100,
    days: 1,
    degree: 0,
  });
  assert.equal(risk([[5000, 10]], NOW - 10 * DAY).characters, 0);
});

Deno.test("what says nothing is not counted, and choices are as long as their text", () => {
  const answers = [["a/b", answer(" ")], ["a/c", answer([])], [
    "a/d",
    answer(["ab", "c"]),
  ]] as const;
  assert.equal(riskOf(answers, 0, NOW).characters, 5);
});

Deno.test("a time that is yet to come makes no negative days", () => {
  assert.deepEqual(risk([[1, -5]]), { characters: 1, days: 0, degree: 0 });
});
