import assert from "node:assert/strict";
import { answer } from "../testing/answer.ts";
import { referencePlan } from "../testing/reference-moves.ts";
import { type Moves, planMoves, type Step } from "./moves.ts";
import type { Answer, Value } from "./value.ts";

const movesOf = (places: Record<string, string>, joined: string[] = []): Moves => ({
  places,
  joined,
  digest: "1",
});

/** Where one answer goes, or its own address when it stays. */
function targetOf(address: string, moves: Moves): string {
  const steps = planMoves([[address, answer("words")]], moves);
  return steps[0]?.to ?? address;
}

const WORKSHEET = movesOf({ "the-talk": "talks" });
const FIELD = movesOf({ "the-talk/notes": "the-talk/my-notes" });
const COLUMN = movesOf({ "the-talk/steps/step": "the-talk/steps/their-step" });
const COLLECTION = movesOf({ people: "contacts" });
const LIST_COLUMN = movesOf({ "people/name": "people/called" });
const CHAIN = movesOf({ a: "b", "b/x": "b/y", "b/y": "c/y", "c/y": "c/z" });
const ROWS = movesOf({ "my-ask": "the-ask", steps: "my_steps" });

const TARGETS: [Moves, string, string][] = [
  [WORKSHEET, "the-talk/notes", "talks/notes"],
  [WORKSHEET, "the-talk/steps/0a/step", "talks/steps/0a/step"],
  [WORKSHEET, "the-talk-2/notes", "the-talk-2/notes"],
  [WORKSHEET, "other/the-talk", "other/the-talk"],
  [WORKSHEET, "people/the-talk/name", "people/the-talk/name"],
  [FIELD, "the-talk/notes", "the-talk/my-notes"],
  [FIELD, "the-talk/notes-2", "the-talk/notes-2"],
  [COLUMN, "the-talk/steps/0a/step", "the-talk/steps/0a/their-step"],
  [COLUMN, "the-talk/steps/step/by", "the-talk/steps/step/by"],
  [COLUMN, "the-talk/steps/0a/steps", "the-talk/steps/0a/steps"],
  [COLLECTION, "people/0a/name", "contacts/0a/name"],
  [COLLECTION, "people/0a/kinds", "contacts/0a/kinds"],
  [COLLECTION, "sheet/people", "sheet/people"],
  [LIST_COLUMN, "people/0a/name", "people/0a/called"],
  [LIST_COLUMN, "people/name/name", "people/name/called"],
  [CHAIN, "a/x", "c/z"],
  [CHAIN, "a/y", "c/z"],
  [CHAIN, "b/x", "c/z"],
  [CHAIN, "c/y", "c/z"],
  [CHAIN, "c/z", "c/z"],
  [CHAIN, "a/other", "b/other"],
  [ROWS, "steps/000000001abcd-my-ask/what", "my_steps/000000001abcd-the-ask/what"],
  [ROWS, "steps/000000001abcd/what", "my_steps/000000001abcd/what"],
  [ROWS, "steps/000000001abcd-other/what", "my_steps/000000001abcd-other/what"],
  [ROWS, "my_steps/000000001abcd-my-ask/what", "my_steps/000000001abcd-the-ask/what"],
  [ROWS, "steps/my-ask/what", "my_steps/my-ask/what"],
  [ROWS, "sheet/list/000000001abcd-my-ask/what", "sheet/list/000000001abcd-my-ask/what"],
  [ROWS, "my-ask/list/000000001abcd-my-ask/what", "the-ask/list/000000001abcd-my-ask/what"],
  [movesOf({}), "a/b", "a/b"],
];
for (const [moves, address, target] of TARGETS) {
  const places = Object.keys(moves.places).join(", ") || "nothing";
  Deno.test(`with ${places} moved, ${address} goes to ${target}`, () => {
    assert.equal(targetOf(address, moves), target);
    assert.equal(targetOf(target, moves), target);
  });
}

Deno.test("a worksheet that was renamed twice keeps its next steps", () => {
  const moves = movesOf({ first: "second", second: "third" });
  const answers = new Map([
    ["steps/000000001abcd-first/what", answer("from the first")],
    ["steps/000000001abcd-second/what", answer("from the second", { savedAt: 2 })],
    ["steps/000000002abcd-first/what", answer("alone")],
  ]);
  const steps = planMoves(answers, moves);
  assert.deepEqual(steps.map(({ to }) => to), [
    "steps/000000001abcd-third/what",
    "steps/000000002abcd-third/what",
  ]);
  assert.deepEqual(steps, referencePlan(answers, moves));
});

/** The one step that answers of former questions make. */
function stepOf(
  answers: Record<string, Answer>,
  moves: Moves = movesOf({ "s/a": "s/new", "s/b": "s/new" }),
): Step {
  const steps = planMoves(Object.entries(answers), moves);
  assert.equal(steps.length, 1);
  return steps[0] as Step;
}

const JOINED = movesOf({ "s/a": "s/new", "s/b": "s/new" }, ["s/new"]);

const JOINS: [string, Record<string, Answer>, Moves, Value, string[]][] = [
  ["one text", { "s/a": answer("A") }, JOINED, "A", []],
  ["two texts", { "s/b": answer("B"), "s/a": answer("A") }, JOINED, "A\n\nB", []],
  ["the same text twice", { "s/a": answer("A"), "s/b": answer("A") }, JOINED, "A", []],
  [
    "a text that holds the other",
    { "s/a": answer("AB"), "s/b": answer("B") },
    JOINED,
    "AB\n\nB",
    [],
  ],
  [
    "texts, where something stands already",
    { "s/a": answer("A"), "s/b": answer("B"), "s/new": answer("N") },
    JOINED,
    "N",
    ["s/a", "s/b"],
  ],
  [
    "a text that the present one holds in its words",
    { "s/a": answer("A"), "s/new": answer("A and N") },
    JOINED,
    "A and N",
    ["s/a"],
  ],
  [
    "a text that stands there already",
    { "s/a": answer("N"), "s/new": answer("N") },
    JOINED,
    "N",
    [],
  ],
  [
    "texts, where only space stands",
    { "s/a": answer("A"), "s/b": answer("B"), "s/new": answer(" ") },
    JOINED,
    "A\n\nB",
    [],
  ],
  [
    "choices",
    { "s/a": answer(["x", "y"]), "s/b": answer(["y", "z"]) },
    movesOf({ "s/a": "s/new", "s/b": "s/new" }),
    ["x", "y", "z"],
    [],
  ],
  [
    "choices, where some are made already",
    { "s/a": answer(["x"]), "s/b": answer(["y"]), "s/new": answer(["x", "z"]) },
    JOINED,
    ["x", "z"],
    ["s/b"],
  ],
  [
    "a text and choices",
    { "s/a": answer("A", { savedAt: 5 }), "s/b": answer(["y"], { savedAt: 4 }) },
    JOINED,
    "A",
    ["s/b"],
  ],
  [
    "choices and an older text",
    { "s/a": answer("A", { savedAt: 4 }), "s/b": answer(["y"], { savedAt: 5 }) },
    JOINED,
    ["y"],
    ["s/a"],
  ],
];
for (const [what, answers, moves, value, displaced] of JOINS) {
  Deno.test(`joined: ${what}`, () => {
    const step = stepOf(answers, moves);
    assert.deepEqual(step.value, value);
    assert.deepEqual(step.displaced, displaced);
    const former = Object.keys(answers).filter((address) => address !== "s/new").sort();
    assert.deepEqual(step.from, former);
  });
}

Deno.test("of questions that are not joined, the newest answer stays", () => {
  const step = stepOf({
    "s/a": answer("newer", { savedAt: 9 }),
    "s/b": answer("older", { savedAt: 3 }),
  });
  assert.deepEqual([step.value, step.savedAt, step.displaced], ["newer", 9, ["s/b"]]);
});

Deno.test("of two that are as new, the one whose former id comes first stays", () => {
  const moves = movesOf({ "s/b": "s/new", "s/a": "s/new" });
  assert.equal(stepOf({ "s/a": answer("A"), "s/b": answer("B") }, moves).value, "B");
});

Deno.test("joined texts stand in the order of the former ids, not of the addresses", () => {
  const moves = movesOf({ "s/b": "s/new", "s/a": "s/new" }, ["s/new"]);
  assert.equal(stepOf({ "s/a": answer("A"), "s/b": answer("B") }, moves).value, "B\n\nA");
});

Deno.test("columns are joined row by row", () => {
  const moves = movesOf({ "people/know": "people/does" }, ["people/does"]);
  const answers = { "people/0a/know": answer("A"), "people/0b/know": answer("B") };
  const steps = planMoves(Object.entries(answers), moves);
  assert.deepEqual(steps.map(({ to, value }) => [to, value]), [
    ["people/0a/does", "A"],
    ["people/0b/does", "B"],
  ]);
});

Deno.test("an answer keeps the moment it was saved, joined ones the latest", () => {
  assert.equal(stepOf({ "s/a": answer("A", { savedAt: 7 }) }).savedAt, 7);
  const both = { "s/a": answer("A", { savedAt: 7 }), "s/b": answer("B", { savedAt: 8 }) };
  assert.equal(stepOf(both, JOINED).savedAt, 8);
  assert.equal(stepOf({ ...both, "s/new": answer("N", { savedAt: 2 }) }, JOINED).savedAt, 2);
});

Deno.test("what says nothing does not move, and neither does what is in its place", () => {
  const answers = {
    "s/a": answer(""),
    "s/b": answer([]),
    "s/new": answer("N"),
    "other/x": answer("words"),
  };
  assert.deepEqual(planMoves(Object.entries(answers), JOINED), []);
  assert.deepEqual(planMoves([], JOINED), []);
});

Deno.test("an id named as something of every object is an id like others", () => {
  assert.equal(targetOf("constructor/toString", WORKSHEET), "constructor/toString");
  assert.equal(targetOf("people/valueOf/name", WORKSHEET), "people/valueOf/name");
});
