import assert from "node:assert/strict";
import type { Value } from "../answers/value.ts";
import { openSession } from "./session-window.ts";

const KEY = "workbook-rut.session";

/** The part of a window that outlives a page. */
class Session {
  isFull = false;
  constructor(public text: string | null) {}

  getItem = (key: string) => key === KEY ? this.text : null;
  removeItem = (key: string) => {
    if (key === KEY) this.text = null;
  };
  setItem = (_: string, text: string) => {
    if (!this.isFull) this.text = text;
    return !this.isFull;
  };
}

/** What release 0.1.0 keeps in the window. */
const textOf = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(values).map(([address, value]) => {
      return [address, { value, rev: 1, savedAt: 1795391806501, tab: "window" }];
    }),
  );

async function valuesIn(session: Session): Promise<Record<string, Value> | undefined> {
  const answers = await openSession(session, KEY)?.read();
  return answers &&
    Object.fromEntries([...answers].map(([address, { value }]) => [address, value]));
}

const edit = (address: string, value: Value) => ({ address, value, base: 1 });

Deno.test("the answers of the window are read, and what is written stays in it", async () => {
  const session = new Session(textOf({ "a/b": "words", "a/l": ["x"] }));
  const storage = openSession(session, KEY);
  await storage?.write([edit("a/b", "more words"), edit("a/c", "new")]);
  assert.deepEqual(await valuesIn(session), { "a/b": "more words", "a/l": ["x"], "a/c": "new" });
});

Deno.test("a window without a word ends silently", async () => {
  for (const text of ["[]", textOf({ "a/b": "", "a/c": " ", "a/l": [] })]) {
    const session = new Session(text);
    assert.equal(await valuesIn(session), undefined);
    assert.equal(session.text, null);
  }
});

Deno.test("what cannot be read is left alone", async () => {
  for (const text of ["[[1", "null", "{}", "5", '"text"']) {
    const session = new Session(text);
    assert.equal(await valuesIn(session), undefined, text);
    assert.equal(session.text, text);
  }
});

Deno.test("of an entry that is not an answer nothing is taken", async () => {
  const answers = [...JSON.parse(textOf({ "a/b": "words", "a/n": 5, "a/o": {} })), null, [], [
    "a/c",
  ], 7];
  assert.deepEqual(await valuesIn(new Session(JSON.stringify(answers))), { "a/b": "words" });
});

Deno.test("a write for which the window has no room has failed, and the former words stay", async () => {
  const session = new Session(textOf({ "a/b": "words" }));
  const storage = openSession(session, KEY);
  session.isFull = true;
  await assert.rejects(storage?.write([edit("a/b", "too long")]) ?? Promise.resolve(), /no room/);
  assert.deepEqual(await valuesIn(session), { "a/b": "words" });
  session.isFull = false;
  await storage?.write([edit("a/b", "short")]);
  assert.deepEqual(await valuesIn(session), { "a/b": "short" });
});
