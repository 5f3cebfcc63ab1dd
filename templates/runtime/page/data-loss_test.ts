import assert from "node:assert/strict";
import type { Answer } from "../answers/value.ts";
import { answersOf, valuesOf } from "../testing/answer.ts";
import { withClock } from "../testing/clock.ts";
import { Folder, Notes } from "../testing/folder.ts";
import { Mirror } from "../storage/mirror.ts";
import { findLoss } from "./data-loss.ts";

const ALL = answersOf({ "a/b": "x", "a/c": "y", "a/d": "z", "a/e": "" });

/** What is found to be lost when this is here, and the mirror holds that. */
async function lossOf(
  here: Map<string, Answer>,
  mirrored?: Map<string, Answer>,
  expected = mirrored ? undefined : 0,
) {
  const [root, notes] = [new Folder(), new Notes()];
  const mirror = new Mirror("rut", notes, () => Promise.resolve(root.handle));
  await withClock(async () => mirrored && (await mirror.replace(mirrored)));
  if (expected !== undefined) notes.set("workbook-rut.count", String(expected));
  const loss = await findLoss(here, mirror);
  return loss && { ...loss, lost: valuesOf(loss.lost) };
}

Deno.test("a new workbook has lost nothing", async () => {
  assert.equal(await lossOf(new Map()), undefined);
});

Deno.test("one that holds what it held has lost nothing", async () => {
  assert.equal(await lossOf(ALL, ALL), undefined);
});

Deno.test("one that holds more has lost nothing", async () => {
  assert.equal(await lossOf(ALL, answersOf({ "a/b": "x" })), undefined);
});

Deno.test("one that is suddenly blank has lost what the mirror holds", async () => {
  const loss = await lossOf(new Map(), ALL);
  assert.deepEqual(loss?.lost, { "a/b": "x", "a/c": "y", "a/d": "z" });
  assert.deepEqual([loss?.expected, loss?.count], [3, 0]);
  assert.ok(loss?.savedAt);
});

Deno.test("of one that holds less, what is missing is offered", async () => {
  const loss = await lossOf(answersOf({ "a/b": "x" }), ALL);
  assert.deepEqual(loss?.lost, { "a/c": "y", "a/d": "z" });
  assert.deepEqual([loss?.expected, loss?.count], [3, 1]);
});

Deno.test("what was emptied on purpose is there, and is not offered", async () => {
  const here = answersOf({ "a/b": "x", "a/c": "", "a/d": "" });
  assert.equal(await lossOf(here, ALL), undefined);
  const loss = await lossOf(answersOf({ "a/b": "x", "a/c": "" }), ALL);
  assert.deepEqual(loss?.lost, { "a/d": "z" });
});

Deno.test("when the mirror is gone too, the loss is said", async () => {
  const loss = await lossOf(new Map(), undefined, 5);
  assert.deepEqual(loss, { lost: {}, expected: 5, count: 0, savedAt: 0 });
});

Deno.test("a few that are missing, with no mirror to tell, are not worth an alarm", async () => {
  assert.equal(await lossOf(answersOf({ "a/b": "x" }), undefined, 5), undefined);
});

Deno.test("a marker that was lost does not hide what the mirror holds", async () => {
  const loss = await lossOf(new Map(), ALL, 0);
  assert.deepEqual(loss?.lost, { "a/b": "x", "a/c": "y", "a/d": "z" });
  assert.equal(loss?.expected, 3);
});
