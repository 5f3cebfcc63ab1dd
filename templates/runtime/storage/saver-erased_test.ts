import assert from "node:assert/strict";
import { test, textsOf } from "../testing/saver-scene.ts";
import { ErasedError } from "./storage.ts";

test("nothing is written any more when everything was erased elsewhere", async (scene) => {
  const { clock, storage, saver, said, type } = scene;
  type("a/b", "x");
  type("a/c", "y");
  const settled = saver.settled();
  storage.last.fail(new ErasedError());
  await settled;
  await clock.pass(60_000);
  assert.deepEqual(said, ["saving", "erased"]);
  assert.deepEqual([saver.unsaved(), storage.writes.length], [[], 1]);
});

test("what is typed after everything was erased begins anew", async (scene) => {
  const { clock, storage, saver, said, type } = scene;
  saver.setBase("a/b", 7);
  saver.forget();
  type("a/b", "new");
  assert.deepEqual(storage.last.edits, [{ address: "a/b", value: "new", base: 0 }]);
  storage.last.succeed();
  await clock.idle();
  assert.deepEqual(said, ["erased", "saving", "saved a/b", "saved"]);
});

test("forgetting while a try is due drops it", async ({ clock, storage, saver, type }) => {
  type("a/b", "x");
  storage.last.fail();
  await clock.idle();
  saver.forget();
  await clock.pass(60_000);
  assert.deepEqual([storage.writes.length, saver.unsaved()], [1, []]);
});

for (const end of ["succeed", "fail", "erased"] as const) {
  test(`a write that was forgotten is not heard of again: it ends with ${end}`, async (scene) => {
    const { clock, storage, saver, said, type } = scene;
    type("a/b", "erased");
    const forgotten = storage.last;
    saver.forget();
    type("a/c", "new");
    if (end === "succeed") forgotten.succeed();
    else forgotten.fail(end === "erased" ? new ErasedError() : undefined);
    await clock.idle();
    assert.deepEqual(said, ["saving", "erased", "saving"]);
    assert.equal(textsOf(saver.unsaved()), "a/c=new");
    storage.last.fail();
    await clock.pass(250);
    assert.equal(textsOf(storage.last.edits), "a/c=new");
    storage.last.succeed();
    await clock.idle();
    assert.deepEqual(said.slice(3), ["failed", "saving", "saved a/c", "saved"]);
  });
}
