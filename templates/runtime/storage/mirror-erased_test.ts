import assert from "node:assert/strict";
import { answersOf, valuesOf } from "../testing/answer.ts";
import { type Clock, withClock } from "../testing/clock.ts";
import { Folder, Notes } from "../testing/folder.ts";
import { Mirror } from "./mirror.ts";

const SECRET = answersOf({ "a/b": "secret", "a/c": "plan" });
const LEFT = answersOf({ "a/b": "", "a/c": "plan" });

/** A mirror that holds a secret in both files. */
async function filled(clock: Clock) {
  const [root, notes] = [new Folder(), new Notes()];
  const mirror = new Mirror("rut", notes, () => Promise.resolve(root.handle));
  await mirror.replace(SECRET);
  await clock.idle();
  const texts = () => [...(root.folders.get("workbook-rut")?.files.values() ?? [])].join();
  assert.equal(texts().split("secret").length, 3);
  return { root, notes, mirror, texts, clock };
}

function test(name: string, work: (scene: Awaited<ReturnType<typeof filled>>) => Promise<void>) {
  Deno.test(name, () => withClock(async (clock) => work(await filled(clock))));
}

test("what is erased is in neither file", async ({ mirror, texts, notes }) => {
  await mirror.replace(LEFT);
  assert.doesNotMatch(texts(), /secret/);
  assert.deepEqual(valuesOf((await mirror.read())?.answers ?? []), valuesOf(LEFT));
  assert.equal(notes.get("workbook-rut.count"), "1");
});

test("what was to be written soon is not written after that", async ({ mirror, texts, clock }) => {
  mirror.follow(SECRET);
  await mirror.replace(LEFT);
  await clock.pass(60_000);
  assert.doesNotMatch(texts(), /secret/);
});

test("where it cannot be written without what is erased, it goes whole", async (scene) => {
  const folder = scene.root.folders.get("workbook-rut");
  assert.ok(folder);
  folder.fault = new DOMException("full", "QuotaExceededError");
  await scene.mirror.replace(LEFT);
  assert.equal(scene.root.folders.size, 0);
});

test("everything is erased, with what it expected", async ({ mirror, root, notes, clock }) => {
  mirror.follow(SECRET);
  await mirror.erase();
  await clock.pass(60_000);
  assert.deepEqual([root.folders.size, notes.size, mirror.expected()], [0, 0, 0]);
  assert.equal(await mirror.read(), undefined);
});

test("what is not there counts as erased", async ({ mirror }) => {
  await mirror.erase();
  await mirror.erase();
});

test("a mirror that is still there is said", async ({ mirror, root }) => {
  root.fault = new DOMException("in use", "NoModificationAllowedError");
  await assert.rejects(mirror.erase(), /in use/);
});

test("after erasing, it begins anew", async ({ mirror, clock }) => {
  await mirror.erase();
  mirror.follow(LEFT);
  await clock.pass(0);
  await navigator.locks.request("workbook-rut.copy", () => {});
  assert.deepEqual(valuesOf((await mirror.read())?.answers ?? []), valuesOf(LEFT));
});

/** Browsers without a private file system, and those that refuse it in a private window. */
const MISSING: Record<string, () => Promise<FileSystemDirectoryHandle>> = {
  "is missing": () => (undefined as unknown as StorageManager).getDirectory(),
  "refuses": () => Promise.reject(new DOMException("denied", "SecurityError")),
};
for (const [how, root] of Object.entries(MISSING)) {
  Deno.test(`a private file system that ${how} is done without`, () =>
    withClock(async (clock) => {
      const notes = new Notes();
      const mirror = new Mirror("rut", notes, root);
      mirror.follow(SECRET);
      await clock.pass(5000);
      assert.equal(mirror.expected(), 2);
      assert.equal(await mirror.read(), undefined);
      await mirror.replace(LEFT);
      await mirror.erase();
      assert.equal(mirror.expected(), 0);
    }));
}

Deno.test("by default it is the browser's own, also where there is none", async () => {
  const mirror = new Mirror("rut", new Notes());
  assert.equal(await mirror.read(), undefined);
  await mirror.erase();
});

Deno.test("a file system that does not answer keeps nobody waiting for long", () =>
  withClock(async (clock) => {
    const mirror = new Mirror("rut", new Notes(), () => new Promise(() => {}));
    mirror.follow(SECRET);
    await clock.pass(5000);
    await clock.pass(5000);
    const failed = assert.rejects(mirror.erase(), /does not answer/);
    await clock.pass(5000);
    await failed;
  }));

Deno.test("where nothing can be remembered, nothing is expected and the mirror works", () =>
  withClock(async () => {
    const root = new Folder();
    const blocked = { getItem: () => null, setItem: () => false, removeItem: () => {} };
    const mirror = new Mirror("rut", blocked, () => Promise.resolve(root.handle));
    await mirror.replace(SECRET);
    assert.equal(mirror.expected(), 0);
    assert.deepEqual(valuesOf((await mirror.read())?.answers ?? []), valuesOf(SECRET));
  }));
