import assert from "node:assert/strict";
import { workbookCatalogue } from "../../testing/workbook-catalogue.ts";
import { eraseScope } from "./erase-scope.ts";
import { groupAddresses } from "./grouping.ts";

const KNOWN = [
  "the-talk/notes",
  "the-talk/steps-taken/r/step",
  "steps/0abcdefgh1234-the-talk/what",
  "steps/0abcdefgh1234-the-talk/day",
  "steps/0abcdefgh1234-my-ask/what",
  "steps/0abcdefgh1234/what",
  "people/p/name",
  "people/p/kinds",
  "people/q/kinds",
  "doors/still-better",
  "old-sheet/a",
  "old-the-talk/row-the-talk/x",
];

function scope(id: string): string[] {
  const groups = groupAddresses(KNOWN, workbookCatalogue).flatMap(({ groups }) => groups);
  const group = groups.find((one) => one.id === id);
  assert.ok(group, id);
  return eraseScope(group, KNOWN).sort();
}

Deno.test("a worksheet goes with its next step, and with nothing of another", () => {
  assert.deepEqual(scope("the-talk"), [
    "old-the-talk/row-the-talk/x",
    "steps/0abcdefgh1234-the-talk/day",
    "steps/0abcdefgh1234-the-talk/what",
    "the-talk/notes",
    "the-talk/steps-taken/r/step",
  ]);
  assert.deepEqual(scope("doors"), ["doors/still-better"]);
});

Deno.test("a list goes with the lists that its rows are in, also of rows without a word", () => {
  assert.deepEqual(scope("people"), ["people/p/kinds", "people/p/name", "people/q/kinds"]);
});

Deno.test("what is from earlier editions goes alone", () => {
  const earlier = scope("");
  assert.ok(earlier.includes("old-sheet/a"));
  assert.ok(!earlier.some((address) => address.startsWith("people/p/")));
});

Deno.test("each address is named once", () => {
  const steps = scope("steps");
  assert.equal(steps.length, new Set(steps).size);
});
