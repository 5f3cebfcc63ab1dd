import { forceCloseDatabase, IDBFactory, IDBObjectStore as FakeObjectStore } from "fake-indexeddb";
import { type AnswerStore, openStore } from "../storage/answer-store.ts";
import type { StoreName } from "../storage/database.ts";

export const SLUG = "rut";

/** One browser's database, and windows that open it. */
export class Device {
  readonly factory: globalThis.IDBFactory = new IDBFactory();

  async open(tab: string): Promise<AnswerStore> {
    const store = await openStore(SLUG, { factory: this.factory, tab });
    await store.join();
    return store;
  }

  /** Change records as a broken disk, or another edition, would. */
  async tamper(store: StoreName, work: (store: IDBObjectStore) => unknown): Promise<void> {
    const db = await this.connect();
    const tx = db.transaction(store, "readwrite");
    work(tx.objectStore(store));
    await new Promise((done) => (tx.oncomplete = done));
    db.close();
  }

  /** Every record of a store. */
  async records(store: StoreName): Promise<unknown[]> {
    const db = await this.connect();
    const request = db.transaction(store).objectStore(store).getAll();
    await new Promise((done) => (request.onsuccess = done));
    db.close();
    return request.result;
  }

  async connect(): Promise<IDBDatabase> {
    const request = this.factory.open(`workbook-${SLUG}`);
    await new Promise((done) => (request.onsuccess = done));
    return request.result;
  }
}

/** Close a connection as a browser does that is short of memory. */
export const closeBehindItsBack = (db: IDBDatabase): void => forceCloseDatabase(db as never);

/** All that a device holds of a reader's words, as text. */
export async function held(store: AnswerStore): Promise<string> {
  const all = [[...(await store.read())], await store.history(), await store.snapshots()];
  return JSON.stringify(all);
}

/** Let a method of every object store fail, as on a full disk, for some records or for all. */
export async function withFault(
  method: "put" | "add" | "get" | "getAll" | "clear",
  work: () => Promise<unknown>,
  isHit: (value: unknown, key: unknown) => boolean = () => true,
): Promise<void> {
  const prototype: Record<string, unknown> = FakeObjectStore.prototype as never;
  const real = prototype[method] as (...args: unknown[]) => unknown;
  prototype[method] = function (...args: unknown[]) {
    if (isHit(args[0], args[1])) throw new DOMException("full", "QuotaExceededError");
    return real.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype[method] = real;
  }
}
