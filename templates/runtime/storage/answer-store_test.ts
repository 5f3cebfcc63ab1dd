import assert from "node:assert/strict";
import { answer, valuesOf } from "../testing/answer.ts";
import { Device } from "../testing/device.ts";
import type { AnswerStore } from "./answer-store.ts";
import { newTab } from "./answer-store.ts";
import type { Edit } from "./storage.ts";

const edit = (address: string, value: Edit["value"], base = 0): Edit => ({ address, value, base });

/** A test of two windows on one device. */
function test(
  name: string,
  work: (one: AnswerStore, two: AnswerStore, device: Device) => Promise<void>,
): void {
  Deno.test(name, async () => {
    const device = new Device();
    const [one, two] = [await device.open("one"), await device.open("two")];
    await work(one, two, device);
    one.close();
    two.close();
  });
}

test("what one window writes, another reads", async (one, two) => {
  const before = Date.now();
  const written = await one.write([edit("a/b", "x"), edit("a/c", ["y", "z"])]);
  assert.deepEqual(written.map(({ address }) => address), ["a/b", "a/c"]);
  const stored = await two.read();
  assert.deepEqual(valuesOf(stored), { "a/b": "x", "a/c": ["y", "z"] });
  const { rev, savedAt, tab, kept } = stored.get("a/b") ?? answer("");
  assert.deepEqual([rev, tab, kept], [1, "one", savedAt]);
  assert.ok(savedAt >= before && savedAt <= Date.now());
  assert.deepEqual(written[0]?.answer, stored.get("a/b"));
});

test("some addresses can be read, also none and unknown ones", async (one) => {
  await one.write([edit("a/b", "x"), edit("a/c", "y")]);
  assert.deepEqual(valuesOf(await one.read(["a/c", "a/d"])), { "a/c": "y" });
  assert.equal((await one.read([])).size, 0);
});

test("writing nothing is done at once", async (one) => {
  assert.deepEqual(await one.write([]), []);
  await one.write([edit("a/b", "x")]);
});

for (const text of ["\0", "\ud83d", "😀 שלום", "x".repeat(100_000), "\ufeffx\u2028\u202e", "é"]) {
  test(`any text comes back as it was: ${JSON.stringify(text.slice(0, 10))}`, async (one, two) => {
    await one.write([edit("a/b", text)]);
    assert.equal((await two.read()).get("a/b")?.value, text);
  });
}

test("a write that follows what it has seen takes its place", async (one, two) => {
  await one.write([edit("a/b", "x")]);
  const [written] = await two.write([edit("a/b", "xy", 1)]);
  assert.deepEqual([written?.answer.rev, written?.answer.tab, written?.lost], [
    2,
    "two",
    undefined,
  ]);
  assert.deepEqual(await one.history(), []);
});

test(
  "where another window wrote first, mine wins and theirs is offered and kept",
  async (one, two) => {
    await one.write([edit("a/b", "from one")]);
    const [written] = await two.write([edit("a/b", "from two")]);
    assert.equal(written?.lost, "from one");
    assert.equal((await one.read()).get("a/b")?.value, "from two");
    const [entry] = await one.history("a/b");
    assert.deepEqual([entry?.value, entry?.why, entry?.tab], ["from one", "conflict", "one"]);
  },
);

test("what comes late gives way, and is kept", async (one, two) => {
  await one.write([edit("a/b", "newer")]);
  const [written] = await two.write([edit("a/b", "late")], "theirs");
  assert.deepEqual([written?.answer.value, written?.lost], ["newer", "late"]);
  assert.equal((await one.read()).get("a/b")?.value, "newer");
  const [entry] = await one.history("a/b");
  assert.deepEqual([entry?.value, entry?.why, entry?.tab], ["late", "conflict", "two"]);
});

test("two edits of one address in one call follow one another", async (one, two) => {
  await one.write([edit("a/b", "before")]);
  const edits = [
    { ...edit("a/b", "first"), tab: "gone" },
    { ...edit("a/b", "second"), tab: "lost" },
    { ...edit("a/c", "alone"), tab: "lost" },
  ];
  const written = await two.write(edits, "mine");
  assert.deepEqual(written.map(({ lost }) => lost), ["before", "first", undefined]);
  assert.equal((await one.read()).get("a/b")?.value, "second");
  assert.deepEqual((await one.history("a/b")).map(({ value }) => value), ["before", "first"]);
});

test("two tails for one address are both kept, whichever comes first", async (one, two) => {
  const edits = ["from one", "from two"].map((value) => ({ ...edit("a/b", value), tab: value }));
  await one.write(edits, "theirs");
  const current = (await two.read()).get("a/b")?.value;
  const earlier = (await two.history("a/b")).map(({ value }) => value);
  assert.deepEqual([current, ...earlier], ["from one", "from two"]);
});

test("earlier values are there by address or all together, oldest first", async (one) => {
  let base = 0;
  for (const value of ["1", "2", "3"]) {
    await one.write([
      { ...edit("a/b", value, base), keep: true },
      { ...edit("a/c", `${value}c`, base++), keep: true },
    ]);
  }
  assert.deepEqual((await one.history("a/b")).map(({ value }) => value), ["1", "2"]);
  assert.deepEqual((await one.history()).map(({ value }) => value), ["1", "1c", "2", "2c"]);
  assert.deepEqual(await one.history("a/d"), []);
});

test(
  "a record that is not an answer is left out, and can be written over",
  async (one, two, device) => {
    await one.write([edit("a/b", "x"), edit("a/c", "y")]);
    await device.tamper("answers", (answers) => {
      for (const record of [null, 5, { value: 5 }]) {
        answers.put(record, `a/${JSON.stringify(record)}`);
      }
      answers.put({ value: ["x", 5], rev: 1, savedAt: 1 }, "a/c");
    });
    await device.tamper("history", (history) => history.add({ address: "a/b", value: 5 }));
    assert.deepEqual(valuesOf(await two.read()), { "a/b": "x" });
    assert.equal((await two.read(["a/c"])).size, 0);
    assert.deepEqual(await two.history(), []);
    const [written] = await two.write([edit("a/c", "new", 9)]);
    assert.deepEqual([written?.answer.rev, written?.lost], [1, undefined]);
  },
);

test("all answers are kept as they are, the last ten times", async (one, two) => {
  for (let n = 1; n <= 12; n++) {
    await one.write([edit("a/b", `text ${n}`, n - 1)]);
    await one.snapshot(`why ${n}`);
  }
  const snapshots = await two.snapshots();
  assert.deepEqual(
    snapshots.map(({ why }) => why),
    [...Array(10).keys()].map((n) => `why ${n + 3}`),
  );
  assert.deepEqual(valuesOf(snapshots[0]?.answers ?? []), { "a/b": "text 3" });
  assert.equal(snapshots[0]?.answers[0]?.[1].rev, 3);
});

test("the workbook remembers what it is told, and nothing else", async (one, two) => {
  assert.equal(await one.meta("copied"), undefined);
  await one.remember("copied", 5);
  await one.remember("moves", { places: {} });
  assert.deepEqual([await two.meta("copied"), await two.meta("moves")], [5, { places: {} }]);
});

test("many answers are changed at once from what they are at that moment", async (one, two) => {
  await one.write([edit("a/b", "x")]);
  await two.rewrite((tx, answers) => {
    assert.deepEqual(valuesOf(answers), { "a/b": "x" });
    tx.objectStore("answers").put(answer("y"), "a/c");
    tx.objectStore("meta").put("done", "moves");
  });
  assert.deepEqual(valuesOf(await one.read()), { "a/b": "x", "a/c": "y" });
  assert.equal(await one.meta("moves"), "done");
});

Deno.test("each window has a name of its own", () => {
  const names = Array.from({ length: 1000 }, newTab);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[0-9a-z]{4,8}$/);
});
