import assert from "node:assert/strict";
import { createPersistenceRequest } from "./persist.ts";

/** Run with this in the place of the browser's own; how often it was asked to keep the answers. */
async function asked(storage: unknown, saves: number): Promise<number> {
  let count = 0;
  const persist = () => Promise.resolve(++count > 0);
  const own = storage && typeof storage === "object" ? { persist, ...storage } : storage;
  Object.defineProperty(navigator, "storage", { configurable: true, value: own });
  try {
    const request = createPersistenceRequest();
    for (let n = 0; n < saves; n++) await request();
  } finally {
    Reflect.deleteProperty(navigator, "storage");
  }
  return count;
}

const isNot = { persisted: () => Promise.resolve(false) };

Deno.test("a browser is asked once, after the third save", async () => {
  assert.deepEqual(
    [await asked(isNot, 2), await asked(isNot, 3), await asked(isNot, 50)],
    [0, 1, 1],
  );
});

Deno.test("one that keeps the answers already is not asked", async () => {
  assert.equal(await asked({ persisted: () => Promise.resolve(true) }, 5), 0);
});

Deno.test("one that knows nothing of it is left alone", async () => {
  assert.equal(await asked(undefined, 5), 0);
  assert.equal(await asked({ ...isNot, persist: undefined }, 5), 0);
});
