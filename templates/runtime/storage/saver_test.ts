import assert from "node:assert/strict";
import { withClock } from "../testing/clock.ts";
import { errorsDuring } from "../testing/errors.ts";
import { Random } from "../testing/random.ts";
import { test, textsOf } from "../testing/saver-scene.ts";
import { SlowStorage } from "../testing/slow-storage.ts";
import { Saver } from "./saver.ts";

/** Whether a promise has come to its end by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(() => (settled = true));
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  return settled;
}

test("a change is written at once, and saved when the write is complete", async (scene) => {
  const { clock, storage, said, type } = scene;
  type("a/b", "x");
  assert.deepEqual(storage.last.edits, [{ address: "a/b", value: "x", base: 0 }]);
  assert.deepEqual(said, ["saving"]);
  await clock.pass(60_000);
  assert.deepEqual(said, ["saving"]);
  storage.last.succeed();
  await clock.idle();
  assert.deepEqual(said, ["saving", "saved a/b", "saved"]);
  assert.equal(storage.writes.length, 1);
});

test("changes of one call reach the disk together", async ({ clock, storage, saver, said }) => {
  saver.change([{ address: "a/b", value: "x" }, { address: "a/c", value: ["y"] }]);
  assert.equal(textsOf(storage.last.edits), "a/b=x,a/c=y");
  storage.last.succeed();
  await clock.idle();
  assert.deepEqual(said, ["saving", "saved a/b,a/c", "saved"]);
});

test("no change makes no write", async ({ clock, storage, saver, said }) => {
  saver.change([]);
  await saver.flush();
  await clock.pass(60_000);
  assert.deepEqual([storage.writes, said], [[], []]);
});

test("later keystrokes wait for the write under way and then go together", async (scene) => {
  const { clock, storage, said, type } = scene;
  for (const text of ["w", "wo", "wor"]) type("a/b", text);
  type("a/c", "other");
  type("a/b", "word");
  assert.equal(storage.writes.length, 1);
  storage.last.succeed();
  await clock.idle();
  assert.deepEqual(storage.writes.map(({ edits }) => textsOf(edits)), [
    "a/b=w",
    "a/b=word,a/c=other",
  ]);
  assert.deepEqual(said, ["saving", "saved a/b", "saving"]);
  storage.last.succeed();
  await clock.idle();
  assert.equal(said.at(-1), "saved");
  assert.equal(storage.mostInFlight, 1);
});

test("each write is based on the revision that the last one made", async (scene) => {
  const { clock, storage, saver, type } = scene;
  saver.setBase("a/b", 7);
  type("a/b", "x");
  assert.equal(storage.last.edits[0]?.base, 7);
  type("a/b", "xy");
  storage.last.succeed();
  await clock.idle();
  assert.equal(storage.last.edits[0]?.base, 1);
  saver.setBase("a/b", 9);
  storage.last.succeed();
  await clock.idle();
  type("a/b", "xyz");
  assert.equal(storage.last.edits[0]?.base, 2);
});

test("what no completed write holds is known at every moment", async (scene) => {
  const { clock, storage, saver, type } = scene;
  assert.deepEqual(saver.unsaved(), []);
  type("a/b", "x");
  type("a/c", "y");
  type("a/b", "xy");
  assert.equal(textsOf(saver.unsaved()), "a/b=xy,a/c=y");
  assert.deepEqual(["a/b", "a/c", "a/d"].map((one) => saver.isPending(one)), [true, true, false]);
  storage.last.succeed();
  await clock.idle();
  assert.equal(textsOf(saver.unsaved()), "a/c=y,a/b=xy");
  assert.equal(saver.unsaved()[1]?.base, 1);
  storage.last.succeed();
  await clock.idle();
  assert.deepEqual([saver.unsaved(), saver.isPending("a/b")], [[], false]);
});

test("a write that fails is said, and tried again after longer and longer", async (scene) => {
  const { clock, storage, said, type } = scene;
  type("a/b", "x");
  let count = 1;
  for (const after of [250, 1000, 4000, 15_000, 15_000, 15_000]) {
    storage.last.fail();
    await clock.idle();
    assert.equal(said.at(-1), "failed");
    await clock.pass(after - 1);
    assert.equal(storage.writes.length, count);
    await clock.pass(1);
    assert.equal(storage.writes.length, ++count);
    assert.equal(textsOf(storage.last.edits), "a/b=x");
  }
  storage.last.succeed();
  await clock.pass(60_000);
  assert.equal(said.at(-1), "saved");
  assert.equal(storage.writes.length, count);
});

test("after a success the next failure is tried again soon", async ({ clock, storage, type }) => {
  type("a/b", "x");
  for (const after of [250, 1000]) {
    storage.last.fail();
    await clock.pass(after);
  }
  storage.last.succeed();
  await clock.idle();
  type("a/b", "y");
  storage.last.fail();
  await clock.idle();
  const before = storage.writes.length;
  await clock.pass(250);
  assert.equal(storage.writes.length, before + 1);
});

test("what failed goes under what was typed meanwhile", async ({ clock, storage, type }) => {
  type("a/b", "old");
  type("a/b", "new");
  type("a/c", "other");
  storage.last.fail();
  await clock.pass(250);
  assert.equal(textsOf(storage.last.edits), "a/b=new,a/c=other");
});

test("a failed write of two is written again whole", async ({ clock, storage, saver, type }) => {
  saver.change([{ address: "a/b", value: "x" }, { address: "a/c", value: "y" }]);
  type("a/b", "xx");
  storage.last.fail();
  await clock.pass(250);
  assert.deepEqual(textsOf(storage.last.edits).split(",").sort(), ["a/b=xx", "a/c=y"]);
});

test("the next key, or coming back to the page, does not wait for the next try", async (scene) => {
  const { clock, storage, saver, type } = scene;
  type("a/b", "x");
  storage.last.fail();
  await clock.idle();
  type("a/b", "xy");
  assert.equal(storage.writes.length, 2);
  storage.last.fail();
  await clock.idle();
  saver.flush();
  assert.equal(storage.writes.length, 3);
  storage.last.succeed();
  await clock.pass(60_000);
  assert.equal(storage.writes.length, 3);
});

test("a try that was overtaken is not made besides", async ({ clock, storage, type }) => {
  type("a/b", "x");
  storage.last.fail();
  await clock.pass(100);
  type("a/b", "xy");
  storage.last.fail();
  await clock.pass(900);
  assert.equal(storage.writes.length, 2);
  await clock.pass(100);
  assert.equal(storage.writes.length, 3);
});

test("it is settled when everything is saved, and not before", async (scene) => {
  const { clock, storage, saver, type } = scene;
  assert.equal(await isSettled(saver.settled()), true);
  type("a/b", "x");
  type("a/b", "xy");
  const settled = [saver.settled(), saver.settled()];
  storage.last.succeed();
  await clock.idle();
  assert.equal(await isSettled(Promise.any(settled)), false);
  storage.last.fail();
  await clock.idle();
  assert.equal(await isSettled(Promise.any(settled)), false);
  await clock.pass(250);
  storage.last.succeed();
  await Promise.all(settled);
});

Deno.test("words are saved, and later ones too, when what is done with them fails", () =>
  withClock(async (clock) => {
    const storage = new SlowStorage();
    const states: string[] = [];
    const saver = new Saver(storage, {
      state: (state) => void states.push(state),
      saved: () => {
        throw new Error("broken note");
      },
      erased: () => {},
    });
    const errors = await errorsDuring(async () => {
      saver.change([{ address: "a/b", value: "x" }]);
      saver.change([{ address: "a/b", value: "xy" }]);
      storage.last.succeed();
      await clock.idle();
      storage.last.succeed();
      await clock.idle();
    });
    assert.equal(errors.length, 2);
    assert.deepEqual(states, ["saving", "saving", "saved"]);
    assert.equal(storage.stored.get("a/b"), "xy");
  }));

for (let seed = 1; seed <= 50; seed++) {
  test(`whatever fails and when, the last words are saved, ${seed}`, async (scene) => {
    const { clock, storage, saver, said, type } = scene;
    const random = new Random(seed);
    const typed = new Map<string, string>();
    for (let n = 0; n < 40; n++) {
      const address = `a/${random.below(3)}`;
      if (random.happens(0.6)) {
        typed.set(address, `text ${n}`);
        type(address, `text ${n}`);
      }
      if (random.happens(0.3)) await clock.pass(random.below(2000));
      if (!storage.inFlight || random.happens(0.3)) continue;
      if (random.happens(0.5)) storage.last.succeed();
      else storage.last.fail();
      if (random.happens(0.7)) await clock.idle();
    }
    for (let n = 0; n < 5 && saver.unsaved().length; n++) {
      await clock.pass(15_000);
      storage.last.succeed();
      await clock.idle();
    }
    assert.deepEqual(storage.stored, typed);
    assert.ok(storage.mostInFlight <= 1);
    assert.equal(said.at(-1), typed.size ? "saved" : undefined);
    await saver.settled();
  });
}
