import assert from "node:assert/strict";
import { valuesOf } from "../testing/answer.ts";
import { turn } from "../testing/clock.ts";
import { Device, held, withFault } from "../testing/device.ts";
import type { AnswerStore } from "./answer-store.ts";
import { StorageError } from "./database.ts";
import { type Edit, ErasedError } from "./storage.ts";

const edit = (address: string, value: Edit["value"], base = 0): Edit => ({ address, value, base });

/** A test of two windows on one device that holds answers, earlier values, a snapshot and a note. */
function test(
  name: string,
  work: (one: AnswerStore, two: AnswerStore, device: Device) => Promise<void>,
): void {
  Deno.test(name, async () => {
    const device = new Device();
    const [one, two] = [await device.open("one"), await device.open("two")];
    await one.write([edit("a/b", "earlier secret"), edit("a/c", "earlier plan")]);
    await one.write([
      { ...edit("a/b", "secret", 1), keep: true },
      { ...edit("a/c", "plan", 1), keep: true },
    ]);
    await one.snapshot("before");
    await one.remember("copied", 5);
    await work(one, two, device);
    one.close();
    two.close();
  });
}

test("everything can be erased, from every store", async (one, two, device) => {
  await one.erase();
  assert.equal(await held(two), "[[],[],[]]");
  assert.equal(await two.meta("copied"), undefined);
  assert.deepEqual(await device.records("meta"), [1]);
});

test("a window that missed the erasing may not write its values back", async (one, two) => {
  await one.erase();
  await assert.rejects(two.write([edit("a/b", "secret", 2)]), ErasedError);
  await assert.rejects(two.write([edit("a/d", "new")], "theirs"), ErasedError);
  assert.equal(await held(one), "[[],[],[]]");
});

test(
  "one that has heard of it may write again, and so may the one that erased",
  async (one, two) => {
    await one.erase();
    await one.write([edit("a/b", "new")]);
    await two.rejoin();
    await two.write([edit("a/d", "other")]);
    assert.deepEqual(valuesOf(await one.read()), { "a/b": "new", "a/d": "other" });
    assert.deepEqual([one.epoch, two.epoch], [1, 1]);
  },
);

for (let turns = 0; turns < 6; turns++) {
  test(`a write that is asked for ${turns} turns after erasing began leaves nothing`, async (one) => {
    const erasing = one.erase();
    for (let n = 0; n < turns; n++) await turn();
    const writing = one.write([edit("a/b", "secret and more", 2)]).catch((error) => error);
    await erasing;
    await writing;
    assert.equal(await held(one), "[[],[],[]]");
    await one.rejoin();
    await one.write([edit("a/b", "new")]);
  });
}

test("what is typed as soon as a window has heard of it is saved", async (one, two) => {
  await one.erase();
  const rejoining = two.rejoin();
  await two.write([edit("a/b", "new")]);
  await rejoining;
  assert.deepEqual(valuesOf(await one.read()), { "a/b": "new" });
});

test("a window that opens afterwards writes as always", async (one, _, device) => {
  await one.erase();
  const three = await device.open("three");
  await three.write([edit("a/b", "new")]);
  assert.equal(three.epoch, 1);
  three.close();
});

test(
  "a window that missed one erasing and erases itself keeps the others out too",
  async (one, two) => {
    await one.erase();
    await one.write([edit("a/b", "typed since")]);
    await two.erase();
    await assert.rejects(one.write([edit("a/b", "typed since, and more", 1)]), ErasedError);
    assert.equal(await held(two), "[[],[],[]]");
    await two.write([edit("a/b", "new")]);
  },
);

test("erasing that fails leaves everything, and keeps nobody out", async (one, two) => {
  await withFault("put", () => assert.rejects(one.erase(), StorageError));
  assert.equal((await one.read()).size, 2);
  await two.write([edit("a/b", "secret and more", 2)]);
  await one.write([edit("a/c", "plan and more", 2)]);
});

test("some answers can be erased with all that was kept of them", async (one, two) => {
  await one.erase(["a/b", "not/there"]);
  assert.doesNotMatch(await held(two), /secret/);
  const stored = await two.read();
  assert.deepEqual(valuesOf(stored), { "a/b": "", "a/c": "plan" });
  assert.deepEqual([stored.get("a/b")?.rev, stored.get("a/b")?.tab], [3, "one"]);
  assert.deepEqual((await two.history()).map(({ value }) => value), ["earlier plan"]);
  const [snapshot] = await two.snapshots();
  assert.deepEqual(valuesOf(snapshot?.answers ?? []), { "a/c": "plan" });
  assert.equal(await two.meta("copied"), 5);
});

test("choices are erased in their shape, and nothing at all is erased by no address", async (one) => {
  await one.write([edit("a/d", ["x", "y"])]);
  await one.erase(["a/d"]);
  assert.deepEqual((await one.read()).get("a/d")?.value, []);
  const before = await held(one);
  await one.erase([]);
  assert.equal(await held(one), before);
});

test(
  "a window that still shows what was erased does not take its own for newer",
  async (one, two) => {
    await one.erase(["a/b"]);
    await two.write([edit("a/b", "secret", 2)], "theirs");
    assert.equal((await one.read()).get("a/b")?.value, "");
    const [written] = await two.write([edit("a/b", "secret, typed on", 2)]);
    assert.equal(written?.lost, "");
  },
);

test("a record that is not an answer is erased whole", async (one, _, device) => {
  await device.tamper("answers", (answers) => answers.put({ value: 5, secret: 1 }, "a/b"));
  await device.tamper("history", (history) => history.add(null));
  await one.erase(["a/b"]);
  const records = JSON.stringify([
    await device.records("answers"),
    await device.records("history"),
  ]);
  assert.doesNotMatch(records, /secret/);
});

test("an answer that comes later is not touched by what was erased", async (one) => {
  await one.erase(["a/b"]);
  await one.write([edit("a/b", "new", 3)]);
  assert.equal((await one.read()).get("a/b")?.value, "new");
  assert.equal((await one.history("a/b")).length, 0);
});
