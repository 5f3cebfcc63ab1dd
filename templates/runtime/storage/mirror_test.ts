import assert from "node:assert/strict";
import type { Answer } from "../answers/value.ts";
import { answer, answersOf, valuesOf } from "../testing/answer.ts";
import { type Clock, withClock } from "../testing/clock.ts";
import { Folder, Notes } from "../testing/folder.ts";
import { Mirror } from "./mirror.ts";

/** A device with a private file system, and the mirror of one window. */
class Scene {
  readonly root = new Folder();
  readonly notes = new Notes();
  readonly mirror = this.open();

  constructor(readonly clock: Clock) {}

  /** The mirror of another window, or of the next page. */
  open(): Mirror {
    return new Mirror("rut", this.notes, () => Promise.resolve(this.root.handle));
  }

  get files(): Map<string, string> {
    return this.root.folders.get("workbook-rut")?.files ?? new Map();
  }

  /** Follow, and wait until it is written. */
  async write(answers: Map<string, Answer>, mirror = this.mirror): Promise<void> {
    mirror.follow(answers);
    await this.pass(5000);
  }

  /** Let time pass; each second everything that is being written comes to its end. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left >= 0; left -= 1000) {
      await this.clock.pass(Math.min(left, 1000));
      await navigator.locks.request("workbook-rut.copy", () => {});
    }
  }

  /** The file that holds a text. */
  fileWith(text: string): string {
    return [...this.files].find(([, content]) => content.includes(text))?.[0] ?? "";
  }

  async read(mirror = this.open()): Promise<unknown> {
    const copy = await mirror.read();
    return copy && valuesOf(copy.answers);
  }
}

function test(name: string, work: (scene: Scene) => Promise<void>): void {
  Deno.test(name, () => withClock((clock) => work(new Scene(clock))));
}

const OLD = answersOf({ "a/b": "older words" });
const NEW = answersOf({ "a/b": "newer words", "a/c": ["x"] });

test("a new device has no mirror, and expects nothing", async ({ mirror }) => {
  assert.equal(await mirror.read(), undefined);
  assert.equal(mirror.expected(), 0);
});

test("what is followed is written, and read by the next page", async (scene) => {
  const start = Date.now();
  await scene.write(NEW);
  const copy = await scene.open().read();
  assert.deepEqual([...(copy?.answers ?? [])], [...NEW]);
  assert.deepEqual([copy?.seq, copy?.count], [1, 2]);
  // The checksum takes real time, in which the clock may go on by a second.
  const late = (copy?.savedAt ?? 0) - start;
  assert.ok(late >= 0 && late <= 1000, `${late} ms`);
});

test("how many answers there are is known at once, without those that say nothing", (scene) => {
  scene.mirror.follow(answersOf({ "a/b": "x", "a/c": "", "a/d": [] }));
  assert.equal(scene.notes.get("workbook-rut.count"), "1");
  assert.equal(scene.open().expected(), 1);
  return Promise.resolve();
});

test("any text comes back as it was", async (scene) => {
  const odd = answersOf({ "a/b": "\ud83d\n\0", "a/c": "\n\nשלום\u2028\ufeff" });
  await scene.write(odd);
  assert.deepEqual(await scene.read(), valuesOf(odd));
});

test("two files are written in turn, so that one is always whole", async (scene) => {
  for (let n = 1; n <= 5; n++) {
    await scene.write(answersOf({ "a/b": `text ${n}` }));
    assert.deepEqual(await scene.read(), { "a/b": `text ${n}` });
    if (n > 1) assert.ok(scene.fileWith(`text ${n - 1}`), `text ${n - 1} is gone`);
  }
  assert.deepEqual([...scene.files.keys()].sort(), ["a.json", "b.json"]);
});

test("windows take turns in the same two files", async (scene) => {
  const mirrors = [scene.mirror, scene.open(), scene.open()];
  for (let n = 0; n < 6; n++) {
    await scene.write(answersOf({ "a/b": `text ${n}` }), mirrors[n % 3]);
    assert.deepEqual(await scene.read(), { "a/b": `text ${n}` });
    assert.equal(scene.files.size, n ? 2 : 1);
  }
});

test("two windows that write at once leave two whole files", async (scene) => {
  const [one, two] = [scene.open(), scene.open()];
  one.follow(OLD);
  two.follow(NEW);
  await scene.pass(5000);
  const seqs = [...scene.files.values()].map((text) => JSON.parse(text.split("\n")[0] ?? "").seq);
  assert.deepEqual(seqs.sort(), [1, 2]);
});

const HEAD = /^[^\n]*/;
const DAMAGE: Record<string, (text: string) => string> = {
  "cut short": (text) => text.slice(0, text.length - 1),
  "cut in its head": (text) => text.slice(0, 40),
  "empty": () => "",
  "with a letter before it": (text) => `x${text}`,
  "with a letter behind it": (text) => `${text} `,
  "with one letter changed": (text) => text.replace("words", "wordz"),
  "without its head": (text) => text.replace(HEAD, ""),
  "with a head that is null": (text) => text.replace(HEAD, "null"),
  "with a head that is a list": (text) => text.replace(HEAD, "[]"),
  "with another checksum": (text) => text.replace(/"checksum":"./, '"checksum":"!'),
  "full of zeros": (text) => "\0".repeat(text.length),
};
for (const [how, damage] of Object.entries(DAMAGE)) {
  test(`a newest file that is ${how} gives way to the other, which then stays`, async (scene) => {
    await scene.write(OLD);
    await scene.write(NEW);
    const [old, damaged] = [scene.fileWith("older words"), scene.fileWith("newer words")];
    const oldText = scene.files.get(old);
    scene.files.set(damaged, damage(scene.files.get(damaged) ?? ""));
    assert.deepEqual(await scene.read(), valuesOf(OLD));
    await scene.write(answersOf({ "a/b": "third", "a/c": "x" }), scene.open());
    assert.equal(scene.files.get(old), oldText);
    assert.deepEqual(await scene.read(), { "a/b": "third", "a/c": "x" });
  });

  test(`two files that are ${how} are nothing`, async (scene) => {
    await scene.write(OLD);
    await scene.write(NEW);
    for (const [name, text] of scene.files) scene.files.set(name, damage(text));
    assert.equal(await scene.read(), undefined);
    await scene.write(NEW, scene.open());
    assert.deepEqual(await scene.read(), valuesOf(NEW));
  });
}

test("a record that is not an answer is left out", async (scene) => {
  await scene.write(new Map([["a/b", answer("x")], ["a/c", { value: 5 } as unknown as Answer]]));
  assert.deepEqual(await scene.read(), { "a/b": "x" });
});

test("it is written at most every five seconds, and then the newest", async (scene) => {
  const text = () => [...scene.files.values()].join();
  scene.mirror.follow(answersOf({ "a/b": "first" }));
  await scene.pass(0);
  assert.match(text(), /first/);
  for (const word of ["second", "third", "fourth"]) {
    await scene.pass(1000);
    scene.mirror.follow(answersOf({ "a/b": word }));
  }
  await scene.pass(1999);
  assert.doesNotMatch(text(), /second|third|fourth/);
  await scene.pass(1);
  assert.match(text(), /fourth/);
  assert.doesNotMatch(text(), /second|third/);
});

test("a clock that is set back does not stop it", async (scene) => {
  await scene.write(OLD);
  scene.clock.set(Date.now() - 1e9);
  await scene.write(NEW);
  assert.deepEqual(await scene.read(), valuesOf(NEW));
});

test("what the storage holds by then is written, not what was followed", async (scene) => {
  scene.mirror.follow(OLD, () => Promise.resolve(NEW));
  await scene.pass(0);
  assert.deepEqual(await scene.read(), valuesOf(NEW));
});

const KEPT_AS_IT_IS: Record<string, () => Promise<Map<string, Answer> | undefined>> = {
  "holds less": () => Promise.resolve(answersOf({ "a/b": "newer words" })),
  "holds nothing": () => Promise.resolve(new Map()),
  "was erased in a window that was not heard of": () => Promise.resolve(undefined),
  "cannot be read": () => Promise.reject(new Error("broken disk")),
};
for (const [what, readNow] of Object.entries(KEPT_AS_IT_IS)) {
  test(`the mirror stays as it is when the storage ${what}`, async (scene) => {
    await scene.write(NEW);
    const before = [...scene.files].join();
    scene.mirror.follow(NEW, readNow);
    await scene.pass(5000);
    assert.equal([...scene.files].join(), before);
    assert.equal(scene.mirror.expected(), 2);
  });
}

test("a disk that is full does not take what is there", async (scene) => {
  await scene.write(OLD);
  const folder = scene.root.folders.get("workbook-rut");
  assert.ok(folder);
  folder.fault = new DOMException("full", "QuotaExceededError");
  scene.mirror.follow(NEW);
  await scene.pass(5000);
  assert.deepEqual(await scene.read(), valuesOf(OLD));
});
