import assert from "node:assert/strict";
import { sessionStorageWith, withSessionStorage } from "../testing/web-storage.ts";
import type { Edit } from "./storage.ts";
import { UnsavedTail } from "./unsaved-tail.ts";
import { WebStorage } from "./web-storage.ts";

const PREFIX = "workbook-rut.tail.";
const tailOf = (tab: string, slug = "rut") =>
  new UnsavedTail(slug, tab, new WebStorage("sessionStorage"));
const edit = (address: string, value = "words", base = 1): Edit => ({ address, value, base });
const addressesOf = (edits: readonly Edit[]) => edits.map(({ address }) => address).sort();

function test(name: string, work: () => void): void {
  Deno.test(name, () => {
    sessionStorage.clear();
    try {
      work();
    } finally {
      sessionStorage.clear();
    }
  });
}

test("what was under way is read by the next page, with the window that wrote it", () => {
  tailOf("one").keep([edit("a/b"), { ...edit("a/c"), value: ["x"] }]);
  assert.deepEqual(tailOf("two").read(), [
    { ...edit("a/b"), tab: "one", keep: true },
    { ...edit("a/c"), value: ["x"], tab: "one", keep: true },
  ]);
});

test("any text comes back as it was, also half an emoji", () => {
  for (const text of ["\0", "\ud83d", "שלום", "\ufeffx\u2028\u202e", '"},{"', "x".repeat(1e5)]) {
    tailOf("one").keep([edit("a/b", text)]);
    assert.equal(tailOf("two").read()[0]?.value, text);
  }
});

test("nothing under way takes the entry away", () => {
  const tail = tailOf("one");
  tail.keep([edit("a/b")]);
  tail.keep([]);
  assert.equal(sessionStorage.length, 0);
  assert.deepEqual(tail.read(), []);
});

test("what was kept follows what is saved, and nothing is kept only for that", () => {
  const tail = tailOf("one");
  tail.update([edit("a/b")]);
  assert.equal(sessionStorage.length, 0);
  tail.keep([edit("a/b", "w"), edit("a/c")]);
  tail.update([edit("a/b", "words")]);
  assert.deepEqual(tailOf("two").read().map(({ value }) => value), ["words"]);
  tail.update([]);
  tail.update([edit("a/b", "words and more")]);
  assert.equal(sessionStorage.length, 0);
});

test("a later tail of one window takes the place of the earlier", () => {
  const tail = tailOf("one");
  tail.keep([edit("a/b", "w")]);
  tail.keep([edit("a/b", "words")]);
  assert.deepEqual(tail.read().map(({ value }) => value), ["words"]);
});

test("tails of two windows for one address are both there, and neither overwrites the other", () => {
  tailOf("one").keep([edit("a/b", "from one")]);
  tailOf("two").keep([edit("a/b", "from two")]);
  const read = tailOf("three").read().map(({ value, tab }) => `${tab}: ${value}`).sort();
  assert.deepEqual(read, ["one: from one", "two: from two"]);
});

test("a tail that was read is forgotten", () => {
  tailOf("one").keep([edit("a/b")]);
  const tail = tailOf("two");
  assert.equal(tail.read().length, 1);
  tail.forget();
  assert.deepEqual([tail.read(), sessionStorage.length], [[], 0]);
});

test("a tail that was written while others were replayed is not forgotten", () => {
  tailOf("one").keep([edit("a/b", "w")]);
  tailOf("two").keep([edit("a/c")]);
  const tail = tailOf("three");
  tail.read();
  tailOf("one").keep([edit("a/b", "words")]);
  tailOf("four").keep([edit("a/d")]);
  tail.forget();
  assert.deepEqual(addressesOf(tailOf("five").read()), ["a/b", "a/d"]);
});

test("one that was not read is not forgotten", () => {
  tailOf("one").keep([edit("a/b")]);
  tailOf("two").forget();
  assert.equal(tailOf("two").read().length, 1);
});

test("workbooks of one origin keep apart, also when their names begin alike", () => {
  tailOf("one", "rut").keep([edit("a/b")]);
  tailOf("one", "rut-2").keep([edit("a/c")]);
  const tail = tailOf("two", "rut");
  assert.deepEqual(addressesOf(tail.read()), ["a/b"]);
  tail.erase(() => true);
  assert.deepEqual(addressesOf(tailOf("two", "rut-2").read()), ["a/c"]);
});

/** Other code of the origin may write anything under our key, and so may a broken disk. */
const RUBBISH: Record<string, string> = {
  "nothing": "",
  "null": "null",
  "a number": "5",
  "a text": '"words"',
  "an object": '{"address": "a/b", "value": "x", "base": 1}',
  "half of it": '[{"address": "a/b", "val',
  "not JSON": "<html>",
  "a list of nothing": "[]",
  "a list of null": "[null]",
  "a list in a list": '[[{"address": "a/b", "value": "x", "base": 1}]]',
  "no address": '[{"value": "x", "base": 1}]',
  "an address that is a number": '[{"address": 5, "value": "x", "base": 1}]',
  "no value": '[{"address": "a/b", "base": 1}]',
  "a value that is a number": '[{"address": "a/b", "value": 5, "base": 1}]',
  "a value with a number in it": '[{"address": "a/b", "value": ["x", 5], "base": 1}]',
  "no base": '[{"address": "a/b", "value": "x"}]',
  "half a base": '[{"address": "a/b", "value": "x", "base": 1.5}]',
  "a base as text": '[{"address": "a/b", "value": "x", "base": "1"}]',
  "a window that is a number": '[{"address": "a/b", "value": "x", "base": 1, "tab": 5}]',
};
for (const [what, text] of Object.entries(RUBBISH)) {
  test(`${what} in the place of a tail is nothing`, () => {
    sessionStorage.setItem(`${PREFIX}odd`, text);
    tailOf("one").keep([edit("a/c")]);
    const tail = tailOf("two");
    assert.deepEqual(addressesOf(tail.read()), ["a/c"]);
    tail.erase(() => false);
    tail.forget();
    tail.read();
    tail.forget();
    assert.equal(sessionStorage.length, 0);
  });
}

test("what is well formed beside rubbish is read", () => {
  const good = { ...edit("a/b"), tab: "one" };
  sessionStorage.setItem(`${PREFIX}one`, JSON.stringify([null, good, { address: "a/c" }, 5]));
  assert.deepEqual(tailOf("two").read(), [{ ...good, keep: true }]);
});

test("a tail of release 0.1.0, which names its window, is read", () => {
  const text = '[{"address":"the-talk/notes","value":"last words","base":0,"tab":"gone"}]';
  sessionStorage.setItem(`${PREFIX}gone`, text);
  assert.deepEqual(tailOf("one").read(), [
    { address: "the-talk/notes", value: "last words", base: 0, tab: "gone", keep: true },
  ]);
});

test("what is erased goes out of every tail, and the rest stays", () => {
  tailOf("one").keep([edit("a/b"), edit("a/c")]);
  tailOf("two").keep([edit("a/b")]);
  tailOf("three").erase((address) => address === "a/b");
  assert.deepEqual(addressesOf(tailOf("four").read()), ["a/c"]);
  assert.equal(sessionStorage.length, 1);
});

test("where nothing can be stored, nothing throws and nothing is read", () => {
  withSessionStorage(() => {
    throw new DOMException("denied", "SecurityError");
  }, () => {
    const tail = tailOf("one");
    tail.keep([edit("a/b")]);
    assert.deepEqual(tail.read(), []);
    tail.forget();
    tail.erase(() => true);
    tail.keep([]);
  });
});

test("where there is no room, an older tail of the same window does not stay behind", () => {
  tailOf("one").keep([edit("a/b", "old")]);
  const setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const full = sessionStorageWith({ setItem });
  withSessionStorage(() => full, () => tailOf("one").keep([edit("a/b", "new")]));
  assert.deepEqual(tailOf("two").read(), []);
});
