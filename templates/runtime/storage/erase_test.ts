import assert from "node:assert/strict";
import { Device, held } from "../testing/device.ts";
import { Folder, Notes } from "../testing/folder.ts";
import type { AnswerStore } from "./answer-store.ts";
import { eraseAll, eraseSome, type Places } from "./erase.ts";
import { MemoryStorage } from "./memory.ts";
import { Mirror } from "./mirror.ts";
import { UnsavedTail } from "./unsaved-tail.ts";
import { WebStorage } from "./web-storage.ts";

interface Scene extends Places {
  readonly storage: AnswerStore;
  /** Everything on this device that holds words, as text. */
  everywhere(): Promise<string>;
}

/** A device with a secret in the storage, its history and snapshots, in both mirrors and in a tail. */
function test(name: string, work: (scene: Scene) => Promise<void>): void {
  Deno.test(name, async () => {
    sessionStorage.clear();
    const root = new Folder();
    const storage = await new Device().open("one");
    const mirror = new Mirror("rut", new Notes(), () => Promise.resolve(root.handle));
    const tail = new UnsavedTail("rut", "gone", new WebStorage("sessionStorage"));
    const edit = (address: string, value: string, base = 0) => ({ address, value, base });
    await storage.write([edit("a/b", "a secret of before"), edit("a/c", "plan")]);
    await storage.write([{ ...edit("a/b", "secret", 1), keep: true }]);
    await storage.snapshot("before");
    await mirror.replace(await storage.read());
    tail.keep([edit("a/b", "secrets"), edit("a/c", "plans")]);
    const everywhere = async () => {
      const files = [...root.folders.values()].flatMap((folder) => [...folder.files.values()]);
      return [await held(storage), ...files, JSON.stringify({ ...sessionStorage })].join("\n");
    };
    assert.equal((await everywhere()).split("secret").length, 7);
    await work({ storage, mirror, tail, isStored: true, everywhere });
    storage.close();
    sessionStorage.clear();
  });
}

test("some answers are erased from every place, and the others from none", async (scene) => {
  await eraseSome(scene, ["a/b"]);
  const everywhere = await scene.everywhere();
  assert.doesNotMatch(everywhere, /secret/);
  assert.equal(everywhere.split("plan").length, 6);
  assert.equal(scene.mirror.expected(), 1);
});

test("everything is erased from every place, and the other windows are told", async (scene) => {
  let told = 0;
  await eraseAll(scene, () => void told++);
  assert.doesNotMatch(await scene.everywhere(), /secret|plan/);
  assert.deepEqual([told, scene.mirror.expected(), sessionStorage.length], [1, 0, 0]);
});

test("when the storage cannot erase, nothing is erased and nobody is told", async (scene) => {
  const before = await scene.everywhere();
  const broken = { ...scene, storage: failing(scene.storage) };
  await assert.rejects(eraseAll(broken, () => assert.fail("told")), /broken disk/);
  await assert.rejects(eraseSome(broken, ["a/b"]), /broken disk/);
  assert.equal(await scene.everywhere(), before);
});

test("where nothing reaches the disk, the copies of other times stay as they are", async (scene) => {
  const before = await scene.everywhere();
  const storage = new MemoryStorage(await scene.storage.read());
  const places = { ...scene, storage, isStored: false };
  await eraseSome(places, ["a/b"]);
  assert.equal((await storage.read()).size, 1);
  await eraseAll(places, () => assert.fail("told"));
  assert.equal((await storage.read()).size, 0);
  assert.equal(await scene.everywhere(), before);
});

function failing(storage: AnswerStore): AnswerStore {
  return Object.assign(Object.create(storage), {
    erase: () => Promise.reject(new Error("broken disk")),
  });
}
