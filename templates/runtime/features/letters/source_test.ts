import assert from "node:assert/strict";
import { Answers, type Value } from "../../kit.ts";
import { answer, answersOf } from "../../testing/answer.ts";
import { latestOf, nameOf, rowsOfKind, sourceOf } from "./source.ts";
import { catalogue } from "../../testing/small-catalogue.ts";

const sourceWith = (values: Record<string, Value>, list = "", chosen = "") =>
  sourceOf(new Answers(answersOf(values)), catalogue, list, chosen);

Deno.test("an answer is said in words: a day is written, and an option has its text", () => {
  const source = sourceWith({
    "ask/who": "I do payroll",
    "ask/day": "2027-03-22",
    "ask/how": "call",
    "ask/want": ["time", "advice"],
  });
  assert.equal(source.say("ask/who"), "I do payroll");
  assert.equal(source.say("ask/day"), "March 22, 2027");
  assert.equal(source.say("ask/how"), "By phone");
  assert.equal(source.say("ask/want"), "Some time; Good advice");
  assert.equal(source.say("ask/nothing"), "");
});

Deno.test("what was chosen repeats a line, one by one", () => {
  const source = sourceWith({ "ask/want": ["time", "advice"], "ask/how": "call" });
  assert.deepEqual(source.several("ask/want"), ["Some time", "Good advice"]);
  assert.equal(source.several("ask/how"), undefined);
  assert.equal(source.several("ask/nothing"), undefined);
});

const PEOPLE = { "people/1/name": "Mei", "people/2/name": "Tomas", "people/2/does": "Plans" };

Deno.test("a letter about one row says only that one", () => {
  const source = sourceWith(PEOPLE, "people", "2");
  assert.equal(source.say("people/name"), "Tomas");
  assert.equal(source.rows("people/name"), undefined);
  assert.equal(sourceWith(PEOPLE, "people", "1").say("people/does"), "");
  assert.equal(sourceWith(PEOPLE, "people", "").say("people/name"), "");
});

Deno.test("a list that the letter is not about repeats a line", () => {
  const source = sourceWith(PEOPLE);
  assert.deepEqual(source.rows("people/name"), { list: "people", rows: ["1", "2"] });
  assert.equal(source.say("people/name", "1"), "Mei");
  assert.equal(source.say("people/name"), "");
});

Deno.test("the rows of a field repeat a line too", () => {
  const source = sourceWith({ "ask/days/a/how": "by bus" });
  assert.deepEqual(source.rows("ask/days/how"), { list: "ask/days", rows: ["a"] });
  assert.equal(source.say("ask/days/how", "a"), "by bus");
  assert.equal(source.rows("ask/who"), undefined);
});

Deno.test("only rows of the kind are offered, and of these the one written in last is chosen", () => {
  const answers = new Answers([
    ["people/1/name", answer("Mei", { savedAt: 3 })],
    ["people/1/kinds", answer(["helper", "mentor"])],
    ["people/2/name", answer("Ana", { savedAt: 9 })],
    ["people/2/kinds", answer(["helper"])],
    ["people/3/does", answer("Plans", { savedAt: 2 })],
    ["people/3/kinds", answer(["mentor"])],
  ]);
  const mentors = rowsOfKind(answers, "people", "mentor");
  assert.deepEqual(mentors.map(({ id }) => id), ["1", "3"]);
  assert.equal(latestOf(mentors), "1");
  assert.equal(latestOf(rowsOfKind(answers, "people", "")), "2");
  assert.equal(latestOf([]), "");
  assert.deepEqual(mentors.map((row) => nameOf(row, catalogue)), ["Mei", ""]);
});

Deno.test("of rows written in at the same time, the newest is chosen", () => {
  const answers = new Answers(answersOf({ "people/1/name": "Mei", "people/2/name": "Ana" }));
  assert.equal(latestOf(answers.rows("people")), "2");
});
