import assert from "node:assert/strict";
import { Device } from "../testing/device.ts";
import type { AnswerStore } from "./answer-store.ts";
import { UnsavedTail } from "./unsaved-tail.ts";
import { WebStorage } from "./web-storage.ts";

const tailOf = (tab: string) => new UnsavedTail("rut", tab, new WebStorage("sessionStorage"));
const edit = (value: string, base: number) => ({ address: "a/b", value, base });

/** What a page does when it opens. */
async function replay(store: AnswerStore): Promise<void> {
  const tail = tailOf(store.tab);
  await store.write(tail.read(), "theirs");
  tail.forget();
}

/** A test of a window that left a tail behind, and one that replays it. */
function test(name: string, work: (left: AnswerStore, next: AnswerStore) => Promise<void>): void {
  Deno.test(name, async () => {
    sessionStorage.clear();
    const device = new Device();
    const [left, next] = [await device.open("left"), await device.open("next")];
    await work(left, next);
    sessionStorage.clear();
    left.close();
    next.close();
  });
}

const valueIn = async (store: AnswerStore) => (await store.read()).get("a/b")?.value;
const earlierIn = async (store: AnswerStore) =>
  (await store.history("a/b")).map(({ value, why }) => [value, why]);

test(
  "the last characters of a window that was left are there on the next page",
  async (left, next) => {
    await left.write([edit("wor", 0)]);
    tailOf("left").keep([edit("words", 0)]);
    await replay(next);
    assert.equal(await valueIn(next), "words");
    assert.equal((await next.read()).get("a/b")?.tab, "left");
    assert.equal(sessionStorage.length, 0);
  },
);

test("a tail whose write did come to its end changes nothing", async (left, next) => {
  await left.write([edit("words", 0)]);
  tailOf("left").keep([edit("words", 0)]);
  await replay(next);
  assert.equal((await next.read()).get("a/b")?.rev, 1);
  assert.deepEqual(await earlierIn(next), []);
});

test(
  "what another window wrote since stays, and the tail is kept beside it",
  async (left, next) => {
    await left.write([edit("w", 0)]);
    tailOf("left").keep([edit("words of left", 1)]);
    await next.write([edit("newer words", 1)]);
    await replay(next);
    assert.equal(await valueIn(next), "newer words");
    assert.deepEqual(await earlierIn(next), [["words of left", "conflict"]]);
  },
);

test(
  "a tail that is older than what its own window saved since loses none of that",
  async (left, next) => {
    await left.write([edit("wor", 0)]);
    tailOf("left").keep([edit("words", 1)]);
    await left.write([edit("words!", 1)]);
    await replay(next);
    const all = [await valueIn(next), ...(await earlierIn(next)).map(([value]) => value)];
    assert.ok(all.includes("words!"));
  },
);

test("tails of two windows for one answer are both there", async (left, next) => {
  await left.write([edit("w", 0)]);
  tailOf("left").keep([edit("words of left", 1)]);
  tailOf("third").keep([edit("words of the third", 1)]);
  await replay(next);
  const all = [await valueIn(next), ...(await earlierIn(next)).map(([value]) => value)];
  assert.ok(all.includes("words of left") && all.includes("words of the third"));
});

test("a tail is replayed once", async (left, next) => {
  tailOf("left").keep([edit("words", 0)]);
  await replay(next);
  await left.write([edit("", 1)]);
  await replay(next);
  assert.equal(await valueIn(next), "");
});
