import assert from "node:assert/strict";
import { Answers } from "../../answers/answers.ts";
import { LARGEST, MEGABYTE, sizeOfCopy } from "../../backup/file-format.ts";
import { workbookCatalogue } from "../../testing/workbook-catalogue.ts";
import { copySize, isNearlyFull } from "./copy-size.ts";

const LIMITS = { LARGEST, MEGABYTE, sizeOfCopy };

function sizeOf(lengths: Readonly<Record<string, number>>) {
  const answers = Object.entries(lengths).map(([address, length]) => {
    return [address, { value: "x".repeat(length), rev: 1, savedAt: 1, tab: "" }] as const;
  });
  return copySize(new Answers(answers), workbookCatalogue, LIMITS);
}

Deno.test("it says how full a copy is, and which question has the longest answer", () => {
  const size = sizeOf({ "the-talk/mood": 10, "the-talk/notes": 2 * MEGABYTE, "old/a": MEGABYTE });
  assert.deepEqual(size, { mb: 4, most: 32, label: "The talk: My notes" });
  assert.equal(sizeOf({ "old/a": 1 }).mb, 1);
});

Deno.test("the reader is told while there is still room", () => {
  assert.ok(!isNearlyFull(sizeOf({ "old/a": 27 * MEGABYTE })));
  assert.ok(isNearlyFull(sizeOf({ "old/a": 28 * MEGABYTE })));
  assert.ok(isNearlyFull(sizeOf({ "old/a": 34 * MEGABYTE })));
});
