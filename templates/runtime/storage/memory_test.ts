import assert from "node:assert/strict";
import { answersOf, valuesOf } from "../testing/answer.ts";
import { MemoryStorage } from "./memory.ts";

Deno.test("what is written is there as long as the page", async () => {
  const storage = new MemoryStorage();
  assert.equal((await storage.read()).size, 0);
  const [written] = await storage.write([{ address: "a/b", value: "x", base: 0 }]);
  assert.equal(written?.answer.rev, 1);
  await storage.write([
    { address: "a/b", value: "y", base: 1 },
    { address: "a/c", value: ["z"], base: 0 },
  ]);
  assert.deepEqual(valuesOf(await storage.read()), { "a/b": "y", "a/c": ["z"] });
  assert.equal((await storage.read()).get("a/b")?.rev, 2);
});

Deno.test("some addresses can be asked for, also none and unknown ones", async () => {
  const storage = new MemoryStorage(answersOf({ "a/b": "x", "a/c": "y" }));
  assert.deepEqual(valuesOf(await storage.read(["a/c", "a/d"])), { "a/c": "y" });
  assert.equal((await storage.read([])).size, 0);
});

Deno.test("what is read is not what is kept: changing it changes nothing", async () => {
  const storage = new MemoryStorage(answersOf({ "a/b": "x" }));
  (await storage.read()).clear();
  assert.equal((await storage.read()).size, 1);
});

Deno.test("some answers, or all, can be erased", async () => {
  const storage = new MemoryStorage(answersOf({ "a/b": "x", "a/c": "y", "a/d": "z" }));
  await storage.erase(["a/b", "not there"]);
  assert.deepEqual(valuesOf(await storage.read()), { "a/c": "y", "a/d": "z" });
  await storage.erase([]);
  assert.equal((await storage.read()).size, 2);
  await storage.erase();
  assert.equal((await storage.read()).size, 0);
});

Deno.test("it remembers nothing beside the answers, and says so", async () => {
  const storage = new MemoryStorage();
  await storage.snapshot();
  await storage.remember();
  await storage.tidy();
  await storage.rejoin();
  assert.deepEqual(await storage.history(), []);
  assert.deepEqual(await storage.snapshots(), []);
  assert.equal(await storage.meta(), undefined);
  assert.equal(storage.epoch, 0);
});
