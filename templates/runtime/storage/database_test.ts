import assert from "node:assert/strict";
import { answer, valuesOf } from "../testing/answer.ts";
import { withClock } from "../testing/clock.ts";
import { closeBehindItsBack, Device, SLUG, withFault } from "../testing/device.ts";
import { openStore } from "./answer-store.ts";
import { Database, StorageError, STORES } from "./database.ts";

const NAME = `workbook-${SLUG}`;
const edit = (address: string, value: string, base = 0) => ({ address, value, base });

/** A factory whose requests never come to an end, or end as a test says. */
const factoryThat = (finish: (request: IDBOpenDBRequest) => void): IDBFactory =>
  ({
    open: () => {
      const request = {} as IDBOpenDBRequest;
      queueMicrotask(() => finish(request));
      return request;
    },
  }) as unknown as IDBFactory;

Deno.test("the database has its name, its version and its stores for good", async () => {
  const { factory } = new Device();
  const db = await new Database(NAME, factory).connect();
  assert.deepEqual([db.name, db.version], ["workbook-rut", 1]);
  assert.deepEqual([...db.objectStoreNames].sort(), ["answers", "history", "meta", "snapshots"]);
  const history = db.transaction(STORES).objectStore("history");
  assert.deepEqual([[...history.indexNames], history.index("address").keyPath], [
    ["address"],
    "address",
  ]);
  db.close();
});

Deno.test("what an earlier release stored is opened and nothing of it is changed", async () => {
  const device = new Device();
  (await device.open("old")).close();
  const record = { value: "of 0.1.0", rev: 3, savedAt: 5, tab: "x", kept: 4 };
  await device.tamper("answers", (answers) => answers.put(record, "the-talk/notes"));
  const store = await device.open("new");
  assert.deepEqual((await store.read()).get("the-talk/notes"), record);
  store.close();
});

Deno.test("workbooks of one origin have databases of their own", async () => {
  const { factory } = new Device();
  const [one, two] = await Promise.all(["one", "two"].map((slug) => openStore(slug, { factory })));
  await one?.write([edit("a/b", "x")]);
  assert.equal((await two?.read())?.size, 0);
  one?.close();
  two?.close();
});

Deno.test("a browser without IndexedDB is said at once", async () => {
  await assert.rejects(new Database(NAME, undefined).connect(), StorageError);
  await assert.rejects(openStore(SLUG), StorageError);
});

for (const event of ["onerror", "onblocked"] as const) {
  Deno.test(`a database that does not open is said: ${event}`, async () => {
    const factory = factoryThat((request) => request[event]?.({} as never));
    await assert.rejects(openStore(SLUG, { factory }), StorageError);
  });
}

Deno.test("a browser that throws when it is asked is said", async () => {
  const factory = {
    open: () => {
      throw new DOMException("denied", "SecurityError");
    },
  } as unknown as IDBFactory;
  await assert.rejects(openStore(SLUG, { factory }));
});

Deno.test("a browser that does not answer is waited for, but not for long", () =>
  withClock(async (clock) => {
    const opening = openStore(SLUG, { factory: factoryThat(() => {}) });
    const failed = assert.rejects(opening, StorageError);
    await clock.pass(2500);
    await failed;
  }));

Deno.test("a write that does not end is waited for in proportion, and not asked for twice", () =>
  withClock(async (clock) => {
    const database = new Database(NAME, new Device().factory);
    await database.connect();
    let count = 0;
    let isOver = false;
    const hangs = (tx: IDBTransaction) => {
      count++;
      const keepAlive = () => {
        if (!isOver) tx.objectStore("answers").get("x").onsuccess = keepAlive;
      };
      keepAlive();
    };
    assert.rejects(database.transact("readwrite", ["answers"], hangs, 100), {
      name: "StorageError",
      message: /does not answer/,
    }).then(() => (isOver = true));
    await clock.pass(2999);
    assert.equal(isOver, false);
    await clock.pass(1);
    assert.equal(isOver, true);
    assert.equal(count, 1);
  }));

Deno.test("a connection that was closed behind its back is opened again", async () => {
  const database = new Database(NAME, new Device().factory);
  closeBehindItsBack(await database.connect());
  const request = await database.transact(
    "readonly",
    ["answers"],
    (tx) => tx.objectStore("answers").getAllKeys(),
  );
  assert.deepEqual(request.result, []);
  database.close();
});

Deno.test("a connection in the way of another version is let go, and comes back", async () => {
  const device = new Device();
  const store = await device.open("one");
  await store.write([edit("a/b", "x")]);
  const deleting = device.factory.deleteDatabase(NAME);
  await new Promise((done, fail) => {
    deleting.onsuccess = done;
    deleting.onblocked = () => fail(new Error("it was not let go"));
  });
  assert.equal((await store.read()).size, 0);
  await store.write([edit("a/b", "y")]);
  assert.deepEqual(valuesOf(await store.read()), { "a/b": "y" });
  store.close();
});

Deno.test("what fails once is tried again, once", async () => {
  const device = new Device();
  const store = await device.open("one");
  let failures = 1;
  await withFault("put", () => store.write([edit("a/b", "x")]), () => failures-- > 0);
  assert.deepEqual(valuesOf(await store.read()), { "a/b": "x" });
  let count = 0;
  await withFault(
    "get",
    () => assert.rejects(store.meta("x"), StorageError),
    (key) => key === "x" && ++count > 0,
  );
  assert.equal(count, 2);
  store.close();
});

const EDITS = [edit("a/b", "x2", 1), edit("a/c", "y"), edit("a/d", "z")];
for (const hit of ["a/b", "a/c", "a/d"]) {
  Deno.test(`a write of several is all or none: it fails at ${hit}`, async () => {
    const device = new Device();
    const store = await device.open("one");
    await store.write([edit("a/b", "x")]);
    await withFault(
      "put",
      () => assert.rejects(store.write(EDITS.map((one) => ({ ...one, keep: true }))), StorageError),
      (_, key) => key === hit,
    );
    assert.deepEqual(valuesOf(await store.read()), { "a/b": "x" });
    assert.deepEqual(await store.history(), []);
    await store.write(EDITS);
    assert.equal((await store.read()).size, 3);
    store.close();
  });
}

Deno.test("work that throws halfway leaves nothing behind", async () => {
  const device = new Device();
  const database = new Database(NAME, device.factory);
  const work = (tx: IDBTransaction) => {
    tx.objectStore("answers").put(answer("x"), "a/b");
    throw new Error("broken");
  };
  await assert.rejects(database.transact("readwrite", ["answers"], work), StorageError);
  assert.deepEqual(await device.records("answers"), []);
  database.close();
});

Deno.test("a rewrite that throws halfway changes nothing", async () => {
  const device = new Device();
  const store = await device.open("one");
  await store.write([edit("a/b", "x")]);
  const errors: unknown[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) => {
    event.preventDefault();
    errors.push(event);
  };
  addEventListener("error", note);
  const rewriting = store.rewrite((tx) => {
    tx.objectStore("answers").clear();
    throw new Error("broken");
  });
  await assert.rejects(rewriting, StorageError);
  removeEventListener("error", note);
  assert.deepEqual(valuesOf(await store.read()), { "a/b": "x" });
  store.close();
});
