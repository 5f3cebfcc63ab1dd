import assert from "node:assert/strict";
import { answer } from "../testing/answer.ts";
import {
  countAnswered,
  emptied,
  isAnswer,
  isAnswered,
  isSame,
  isValue,
  textOf,
  type Value,
} from "./value.ts";

const HALF_AN_EMOJI = "\ud83d";

const ANSWERED: [Value | undefined, boolean][] = [
  [undefined, false],
  ["", false],
  [" ", false],
  ["\n\t\u00a0\u3000\ufeff", false],
  ["0", true],
  [" a ", true],
  [HALF_AN_EMOJI, true],
  ["\0", true],
  ["\u200b", true],
  [[], false],
  [["a"], true],
  [["a", "b"], true],
];
for (const [value, expected] of ANSWERED) {
  Deno.test(`${JSON.stringify(value)} ${expected ? "says" : "does not say"} something`, () => {
    assert.equal(isAnswered(value), expected);
  });
}

const SAME: [Value | undefined, Value | undefined, boolean][] = [
  ["a", "a", true],
  ["a", "a ", false],
  ["é", "e\u0301", false],
  ["", undefined, true],
  [undefined, undefined, true],
  ["", [], false],
  [undefined, [], false],
  ["a", ["a"], false],
  [["a", "b"], ["a", "b"], true],
  [["a", "b"], ["b", "a"], false],
  [["a,b"], ["a", "b"], false],
  [[""], [], false],
  [HALF_AN_EMOJI, "\ufffd", false],
];
for (const [one, other, expected] of SAME) {
  const [left, right] = [one, other].map((value) => JSON.stringify(value));
  Deno.test(`${left} and ${right} are ${expected ? "the same" : "different"}`, () => {
    assert.equal(isSame(one, other), expected);
    assert.equal(isSame(other, one), expected);
  });
}

Deno.test("emptied keeps the shape of a value and says nothing", () => {
  assert.equal(emptied("words"), "");
  assert.deepEqual(emptied(["a"]), []);
  for (const value of ["", "words", [], ["a", "b"]]) {
    assert.equal(isAnswered(emptied(value)), false);
    assert.equal(typeof emptied(value), typeof value);
  }
});

Deno.test("the text of several choices is one line", () => {
  assert.equal(textOf(undefined), "");
  assert.equal(textOf(" as typed "), " as typed ");
  assert.equal(textOf([]), "");
  assert.equal(textOf(["a", "b"]), "a; b");
});

const NOT_VALUES = [undefined, null, 5, true, {}, { length: 1 }, [1], ["a", null], [["a"]]];
for (const raw of NOT_VALUES) {
  Deno.test(`${JSON.stringify(raw)} is not a value`, () => assert.equal(isValue(raw), false));
}
for (const raw of ["", "words", [], ["a"], [""]]) {
  Deno.test(`${JSON.stringify(raw)} is a value`, () => assert.equal(isValue(raw), true));
}

/** What a damaged disk may make of a record, or an edition that is yet to come. */
const DAMAGED: Record<string, unknown> = {
  "nothing": undefined,
  "null": null,
  "a text": "words",
  "a list": [],
  "an empty object": {},
  "a number as value": { ...answer(""), value: 5 },
  "a list with a hole": { ...answer(""), value: ["a", undefined] },
  "no revision": { value: "a", savedAt: 1, tab: "" },
  "half a revision": { ...answer("a"), rev: 1.5 },
  "a revision as text": { ...answer("a"), rev: "1" },
  "a revision without end": { ...answer("a"), rev: Infinity },
  "no time": { value: "a", rev: 1, tab: "" },
  "a time that is not a number": { ...answer("a"), savedAt: NaN },
};
for (const [what, raw] of Object.entries(DAMAGED)) {
  Deno.test(`${what} is not an answer`, () => assert.equal(isAnswer(raw), false));
}

Deno.test("an answer is one, with or without what only some have", () => {
  assert.equal(isAnswer(answer("a")), true);
  assert.equal(isAnswer(answer([], { rev: 0, savedAt: 0, kept: 5 })), true);
  assert.equal(isAnswer({ value: "a", rev: 1, savedAt: 1 }), true);
});

Deno.test("only answers that say something are counted", () => {
  const answers = ["a", " ", "", "b"].map((value, n) => [`a/${n}`, answer(value)] as const);
  assert.equal(countAnswered(answers), 2);
  assert.equal(countAnswered([["a/b", answer([])], ["a/c", answer(["x"])]]), 1);
  assert.equal(countAnswered([]), 0);
});
