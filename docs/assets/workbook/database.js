// The only module that names IndexedDB: one connection, and transactions that reach the disk.
//
// A write counts as saved when its strict transaction is complete, and not before. Measured: such a
// write survives a killed browser and a power cut; a relaxed one can lose the last half minute.

const VERSION = 1;
export const STORES = ["answers", "history", "snapshots", "meta"];
const ANSWER_WITHIN = 2500;
const RECORD_WITHIN = 5;

/** The browser refuses, cannot, or does not answer. */
export class StorageError extends Error {
  name = "StorageError";
}

/** The browser did not answer in time; asking again would keep the reader waiting. */
class LateError extends StorageError {}

export class Database {
  /** @type {IDBDatabase | undefined} */
  #db;

  /** @param {string} name @param {IDBFactory} [factory] */
  constructor(name, factory = globalThis.indexedDB) {
    this.name = name;
    this.factory = factory;
  }

  async connect() {
    if (!this.factory) throw new StorageError("IndexedDB is missing");
    const request = this.factory.open(this.name, VERSION);
    request.onupgradeneeded = () => createStores(request.result);
    this.#db = await within(ANSWER_WITHIN, opened(request));
    this.#db.onclose = () => (this.#db = undefined);
    this.#db.onversionchange = () => this.close();
  }

  close() {
    this.#db?.close();
    this.#db = undefined;
  }

  /**
   * Run one transaction. Safari closes connections of background tabs without a word, so a
   * connection that turns out to be closed is opened again, once.
   * @template T
   * @param {IDBTransactionMode} mode @param {string[]} stores
   * @param {(tx: IDBTransaction) => T} work queues the requests; its result is returned once all is on disk
   * @param {number} [records] how many it writes: many take longer
   * @returns {Promise<T>}
   */
  async transact(mode, stores, work, records = 0) {
    for (let attempt = 1; ; attempt++) {
      try {
        if (!this.#db) await this.connect();
        const db = /** @type {IDBDatabase} */ (this.#db);
        const tx = db.transaction(stores, mode, { durability: "strict" });
        const result = work(tx);
        await within(ANSWER_WITHIN + RECORD_WITHIN * records, complete(tx));
        return result;
      } catch (error) {
        this.close();
        if (attempt === 2 || error instanceof LateError) throw new StorageError(String(error), { cause: error });
      }
    }
  }
}

/** @param {IDBDatabase} db */
function createStores(db) {
  db.createObjectStore("answers");
  db.createObjectStore("history", { autoIncrement: true }).createIndex("address", "address");
  db.createObjectStore("snapshots", { autoIncrement: true });
  db.createObjectStore("meta");
}

/** @param {IDBOpenDBRequest} request @returns {Promise<IDBDatabase>} */
const opened = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new StorageError("the database does not open"));
    request.onblocked = () => reject(new StorageError("another window holds the database"));
  });

/** @param {IDBTransaction} tx @returns {Promise<void>} */
const complete = (tx) =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new StorageError("the write was undone"));
    tx.onerror = () => reject(tx.error);
  });

/** @template T @param {number} ms @param {Promise<T>} promise @returns {Promise<T>} */
function within(ms, promise) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new LateError("the browser does not answer")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
