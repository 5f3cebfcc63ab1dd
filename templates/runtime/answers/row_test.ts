import assert from "node:assert/strict";
import { answer } from "../testing/answer.ts";
import { Row } from "./row.ts";
import type { Answer, Value } from "./value.ts";

const rowOf = (cells: Record<string, Value | Answer>): Row =>
  new Row(
    "people",
    "000000001abcd",
    new Map(
      Object.entries(cells).map(([column, cell]) => [
        column,
        typeof cell === "string" || "map" in cell ? answer(cell) : cell,
      ]),
    ),
  );

Deno.test("a cell has an address of its own", () => {
  assert.equal(rowOf({}).address("name"), "people/000000001abcd/name");
  assert.equal(new Row("sheet/field", "r", new Map()).address("a"), "sheet/field/r/a");
});

Deno.test("a text is without the space around it, and several choices are joined", () => {
  const row = rowOf({ name: "  Ada L.\n", kinds: ["mentor", "contact"] });
  assert.equal(row.text("name"), "Ada L.");
  assert.equal(row.text("kinds"), "mentor; contact");
  assert.equal(row.text("missing"), "");
  assert.equal(row.value("name"), "  Ada L.\n");
  assert.equal(row.value("missing"), undefined);
});

const NUMBERS: [Value, number | undefined][] = [
  ["7", 7],
  [" 7 ", 7],
  ["0", 0],
  ["-2", -2],
  ["1.5", 1.5],
  ["", undefined],
  [" ", undefined],
  ["seven", undefined],
  ["7 of 10", undefined],
  ["1,5", undefined],
  ["Infinity", undefined],
  ["NaN", undefined],
  [[], undefined],
];
for (const [value, expected] of NUMBERS) {
  Deno.test(`${JSON.stringify(value)} is the number ${expected}`, () => {
    assert.equal(rowOf({ sure: value }).number("sure"), expected);
  });
}

Deno.test("a day is one that exists, or nothing", () => {
  assert.equal(rowOf({ when: " 2026-11-22 " }).day("when"), "2026-11-22");
  for (const when of ["", "soon", "2026-02-30", ["2026-11-22", "2026-11-23"]]) {
    assert.equal(rowOf({ when }).day("when"), "");
  }
  assert.equal(rowOf({}).day("when"), "");
});

Deno.test("choices are a list, whatever the question was before", () => {
  assert.deepEqual(rowOf({ a: ["x", "y"] }).choices("a"), ["x", "y"]);
  assert.deepEqual(rowOf({ a: "x" }).choices("a"), ["x"]);
  assert.deepEqual(rowOf({ a: "" }).choices("a"), []);
  assert.deepEqual(rowOf({}).choices("a"), []);
});

Deno.test("a cell is ticked when it says something", () => {
  const row = rowOf({ done: ["yes"], later: [], name: "Ada", blank: " " });
  const ticked = ["done", "later", "name", "blank", "none"].map((column) => row.isTicked(column));
  assert.deepEqual(ticked, [true, false, true, false, false]);
});

const BLANK: [Record<string, Value>, boolean][] = [
  [{}, true],
  [{ name: "" }, true],
  [{ name: " \n" }, true],
  [{ kinds: ["mentor"] }, true],
  [{ kinds: ["mentor"], name: "", done: [] }, true],
  [{ kinds: [], name: "Ada" }, false],
  [{ done: ["yes"] }, false],
];
for (const [cells, expected] of BLANK) {
  Deno.test(`a row with ${JSON.stringify(cells)} is ${expected ? "" : "not "}blank`, () => {
    assert.equal(rowOf(cells).isBlank, expected);
  });
}

Deno.test("a row was saved when its newest cell was", () => {
  const cells = { a: answer("x", { savedAt: 5 }), b: answer("", { savedAt: 9 }) };
  assert.equal(rowOf(cells).savedAt, 9);
  assert.equal(rowOf({}).savedAt, 0);
});

Deno.test("values are written into the row that they belong to", () => {
  assert.deepEqual(rowOf({ name: "Ada" }).with({ name: "Ada L.", kinds: ["mentor"] }), [
    { address: "people/000000001abcd/name", value: "Ada L." },
    { address: "people/000000001abcd/kinds", value: ["mentor"] },
  ]);
  assert.deepEqual(rowOf({}).with({}), []);
});

Deno.test("a row is taken away by emptying what it says, each in its shape", () => {
  const row = rowOf({ name: "Ada", know: " ", kinds: ["mentor"], done: [] });
  assert.deepEqual(row.emptied(), [
    { address: "people/000000001abcd/name", value: "" },
    { address: "people/000000001abcd/kinds", value: [] },
  ]);
});
