import assert from "node:assert/strict";
import type { Moves } from "../answers/moves.ts";
import { valuesOf } from "../testing/answer.ts";
import { Device, withFault } from "../testing/device.ts";
import type { AnswerStore } from "./answer-store.ts";
import { migrateLateArrivals, migrateOnStart } from "./migrate.ts";
import { UnsavedTail } from "./unsaved-tail.ts";
import { WebStorage } from "./web-storage.ts";

const MOVES: Moves = {
  places: {
    "the-talk": "talks",
    "talks/notes": "talks/my-notes",
    "my-ask/who-i-am": "my-ask/opening",
    "my-ask/why-you": "my-ask/opening",
  },
  joined: ["talks/my-notes", "my-ask/opening"],
  digest: "abc",
};

interface Scene {
  readonly device: Device;
  readonly store: AnswerStore;
  readonly tail: UnsavedTail;
  /** Write values as somebody did in an earlier edition. */
  write(values: Readonly<Record<string, string>>): Promise<void>;
  /** Open the first page of the new edition. */
  open(catalogue?: unknown, digest?: string): Promise<boolean>;
}

function test(name: string, work: (scene: Scene) => Promise<void>): void {
  Deno.test(name, async () => {
    sessionStorage.clear();
    const device = new Device();
    const store = await device.open("one");
    const tail = new UnsavedTail("rut", "one", new WebStorage("sessionStorage"));
    const write = async (values: Readonly<Record<string, string>>) => {
      const base = 0;
      const edits = Object.entries(values).map(([address, value]) => ({ address, value, base }));
      await store.write(edits);
    };
    const open = (catalogue: unknown = { moves: MOVES }, digest = MOVES.digest) =>
      whileServed(catalogue, () => migrateOnStart(store, tail, digest));
    await work({ device, store, tail, write, open });
    store.close();
    sessionStorage.clear();
  });
}

/** The catalogue is asked for by `fetch`; there is no site here, so that is answered. */
async function whileServed<T>(catalogue: unknown, work: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  globalThis.fetch = (address) => {
    assert.match(String(address), /\/assets\/workbook\/catalogue\.json$/);
    if (catalogue instanceof Error) return Promise.reject(catalogue);
    const text = typeof catalogue === "string" ? catalogue : JSON.stringify(catalogue);
    return Promise.resolve(new Response(text));
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = fetch;
  }
}

async function answered(store: AnswerStore): Promise<Record<string, unknown>> {
  return valuesOf([...(await store.read())].filter(([, { value }]) => value.length > 0));
}

const MOVED = { "talks/my-notes": "words" };

test("answers go where the new edition asks for them", async ({ store, write, open }) => {
  await write({ "the-talk/notes": "words", "the-talk/steps/0a/step": "ask", "other/x": "stays" });
  assert.equal(await open(), true);
  assert.deepEqual(await answered(store), {
    ...MOVED,
    "talks/steps/0a/step": "ask",
    "other/x": "stays",
  });
  const { savedAt, kept } = (await store.read()).get("talks/my-notes") ?? {};
  assert.equal(savedAt, kept);
});

test("former records stay, empty: one that is missing would count as lost", async (scene) => {
  const { store, write, open } = scene;
  await write({ "the-talk/notes": "words" });
  await open();
  const former = (await store.read()).get("the-talk/notes");
  assert.deepEqual([former?.value, former?.rev], ["", 2]);
});

test("before anything moves, all answers are kept as they were", async ({ store, write, open }) => {
  await write({ "the-talk/notes": "words", "other/x": "stays" });
  await open();
  const snapshots = await store.snapshots();
  assert.equal(snapshots.length, 1);
  assert.deepEqual(valuesOf(snapshots[0]?.answers ?? []), {
    "other/x": "stays",
    "the-talk/notes": "words",
  });
});

test("it is done once, and again only for another edition", async ({ store, write, open }) => {
  await write({ "the-talk/notes": "words" });
  assert.equal(await open(), true);
  const after = [...(await store.read())];
  assert.equal(await open(new Error("not asked for")), false);
  assert.deepEqual([...(await store.read())], after);
  const places = { ...MOVES.places, talks: "conversations" };
  assert.equal(await open({ moves: { ...MOVES, places, digest: "def" } }, "def"), true);
  assert.deepEqual(await answered(store), { "conversations/my-notes": "words" });
});

test("where nothing moves, no snapshot is made and it is remembered", async ({ store, open }) => {
  assert.equal(await open(), false);
  assert.deepEqual([await store.snapshots(), await store.meta("moves")], [[], MOVES]);
});

test("words at both ends are kept: the new ones stand, the old ones are earlier", async (scene) => {
  const { store, write, open } = scene;
  await write({ "the-talk/notes": "old", "talks/my-notes": "new" });
  await open();
  assert.deepEqual(await answered(store), { "talks/my-notes": "new" });
  assert.equal((await store.read()).get("talks/my-notes")?.rev, 1);
  const history = await store.history("talks/my-notes");
  assert.deepEqual(history.map(({ value, why }) => [value, why]), [["old", "migrate"]]);
});

test("two questions that are one now are one text", async ({ store, write, open }) => {
  await write({ "my-ask/why-you": "because", "my-ask/who-i-am": "me" });
  await open();
  assert.deepEqual(await answered(store), { "my-ask/opening": "me\n\nbecause" });
  assert.deepEqual(await store.history(), []);
});

test("earlier words come along", async ({ store, write, open }) => {
  await write({ "the-talk/notes": "very old ".repeat(60) });
  await store.write([{ address: "the-talk/notes", value: "words", base: 1 }]);
  await open();
  const history = await store.history("talks/my-notes");
  assert.deepEqual(history.map(({ value }) => value), ["very old ".repeat(60)]);
  assert.deepEqual(await store.history("the-talk/notes"), []);
});

test("what was still under way comes along", async ({ store, tail, open }) => {
  tail.keep([{ address: "the-talk/notes", value: "words", base: 0 }]);
  await open();
  assert.deepEqual(await answered(store), MOVED);
  assert.equal(sessionStorage.length, 0);
});

const NOT_YET: Record<string, unknown> = {
  "of another edition": { moves: { ...MOVES, digest: "other" } },
  "without moves": { title: "Workbook" },
};
for (const [what, catalogue] of Object.entries(NOT_YET)) {
  test(`a catalogue ${what} moves nothing, and the next page asks again`, async (scene) => {
    await scene.write({ "the-talk/notes": "words" });
    assert.equal(await scene.open(catalogue), false);
    assert.deepEqual(await answered(scene.store), { "the-talk/notes": "words" });
    assert.equal(await scene.open(), true);
    assert.deepEqual(await answered(scene.store), MOVED);
  });
}

for (const catalogue of [new Error("no network"), "<html>", ""]) {
  test(`a catalogue that does not come moves nothing: ${catalogue}`, async (scene) => {
    await scene.write({ "the-talk/notes": "words" });
    await assert.rejects(scene.open(catalogue));
    assert.deepEqual(await answered(scene.store), { "the-talk/notes": "words" });
    assert.equal(await scene.open(), true);
  });
}

test("a write that fails moves nothing at all", async ({ store, write, open }) => {
  await write({ "the-talk/notes": "words", "the-talk/more": "more" });
  const isLast = (_: unknown, key: unknown) => key === "moves";
  const errors: unknown[] = [];
  const note = (event: Event) => (event.preventDefault(), errors.push(event));
  addEventListener("error", note);
  await withFault("put", () => assert.rejects(open()), isLast);
  removeEventListener("error", note);
  assert.deepEqual(await answered(store), { "the-talk/notes": "words", "the-talk/more": "more" });
  assert.deepEqual([await store.snapshots(), await store.history()], [[], []]);
  assert.equal(await open(), true);
});

test("what comes later under a former id is brought along too", async ({ store, write, open }) => {
  await open();
  await write({ "the-talk/notes": "words" });
  const changed = await migrateLateArrivals(store, await store.read(), MOVES.digest);
  assert.deepEqual(changed.sort(), ["talks/my-notes", "the-talk/notes"]);
  assert.deepEqual(await answered(store), MOVED);
  assert.deepEqual(await migrateLateArrivals(store, await store.read(), MOVES.digest), []);
});

test("late arrivals wait for the moves of their page's edition", async ({ store, write, open }) => {
  await write({ "the-talk/notes": "words" });
  assert.deepEqual(await migrateLateArrivals(store, await store.read(), MOVES.digest), []);
  await open();
  await write({ "the-talk/notes": "late" });
  assert.deepEqual(await migrateLateArrivals(store, await store.read(), "other"), []);
});

for (const rubbish of [null, 5, "abc", [], { digest: "abc" }, { ...MOVES, joined: "x" }]) {
  test(`${JSON.stringify(rubbish)} in the place of the moves is as none`, async (scene) => {
    const { store, write, open } = scene;
    await write({ "the-talk/notes": "words" });
    await store.remember("moves", rubbish);
    assert.deepEqual(await migrateLateArrivals(store, await store.read(), "abc"), []);
    assert.equal(await open(), true);
    assert.deepEqual(await answered(store), MOVED);
  });
}

test("moves that release 0.1.0 remembered are understood", async ({ store, write, open }) => {
  await store.remember("moves", { ...MOVES, options: {}, rows: {} });
  await write({ "the-talk/notes": "words" });
  await migrateLateArrivals(store, await store.read(), MOVES.digest);
  assert.deepEqual(await answered(store), MOVED);
  assert.equal(await open(new Error("not asked for")), false);
});
