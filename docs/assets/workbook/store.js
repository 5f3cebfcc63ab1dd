// The only module that names IndexedDB: answers in and out, in transactions that reach the disk.
//
// A write counts as saved when its strict transaction is complete, and not before. Measured: such a
// write survives a killed browser and a power cut; a relaxed one can lose the last half minute.

import { isSame } from "./answer.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {{address: string, value: Value, base: number}} Change  `base`: the rev it was made from */
/** @typedef {{address: string, answer: Answer, lost?: Value}} Saved  `lost`: the other window's words */

const VERSION = 1;
const ANSWER_WITHIN = 2500;

/** The browser refuses, cannot, or does not answer. */
export class StorageError extends Error {
  name = "StorageError";
}

/** The browser did not answer in time; asking again would keep the reader waiting. */
class LateError extends StorageError {}

/**
 * @param {string} slug names the database, since sites of one account share an origin
 * @param {{factory?: IDBFactory, tab?: string}} [options]
 */
export async function openStore(slug, { factory, tab = crypto.randomUUID().slice(0, 8) } = {}) {
  const store = new Store(`workbook-${slug}`, factory ?? globalThis.indexedDB, tab);
  await store.connect();
  return store;
}

class Store {
  /** @type {IDBDatabase | undefined} */
  #db;

  /** @param {string} name @param {IDBFactory} factory @param {string} tab */
  constructor(name, factory, tab) {
    this.name = name;
    this.factory = factory;
    this.tab = tab;
  }

  async connect() {
    if (!this.factory) throw new StorageError("IndexedDB is missing");
    const request = this.factory.open(this.name, VERSION);
    request.onupgradeneeded = () => createStores(request.result);
    this.#db = await within(ANSWER_WITHIN, done(request));
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
   * @returns {Promise<T>}
   */
  async #transact(mode, stores, work) {
    for (let attempt = 1; ; attempt++) {
      try {
        if (!this.#db) await this.connect();
        const db = /** @type {IDBDatabase} */ (this.#db);
        const tx = db.transaction(stores, mode, { durability: "strict" });
        const result = work(tx);
        await within(ANSWER_WITHIN, complete(tx));
        return result;
      } catch (error) {
        this.close();
        if (attempt === 2 || error instanceof LateError) throw new StorageError(String(error), { cause: error });
      }
    }
  }

  /** Every answer by address. @returns {Promise<Map<string, Answer>>} */
  async readAll() {
    const [keys, values] = await this.#transact("readonly", ["answers"], (tx) => {
      const answers = tx.objectStore("answers");
      return [answers.getAllKeys(), answers.getAll()];
    });
    return new Map(keys.result.map((key, n) => [String(key), values.result[n]]));
  }

  /** Some answers by address. @param {string[]} addresses */
  async read(addresses) {
    const requests = await this.#transact("readonly", ["answers"], (tx) =>
      addresses.map((address) => tx.objectStore("answers").get(address)),
    );
    return new Map(addresses.map((address, n) => [address, requests[n].result]).filter(([, a]) => a));
  }

  /**
   * Write changes, all or none. Where another window wrote first, `winner` decides which words are
   * current; the other words go to the history, so that nothing is lost.
   * @param {Change[]} changes @param {"mine" | "theirs"} [winner]
   * @returns {Promise<Saved[]>}
   */
  save(changes, winner = "mine") {
    return this.#transact("readwrite", ["answers", "history"], (tx) => {
      /** @type {Saved[]} */
      const saved = [];
      changes.forEach((change, n) => {
        const request = tx.objectStore("answers").get(change.address);
        request.onsuccess = () => {
          saved.push(this.#write(tx, change, request.result, winner));
          if (n === changes.length - 1) tx.commit();
        };
      });
      return saved;
    });
  }

  /**
   * @param {IDBTransaction} tx @param {Change} change @param {Answer | undefined} current
   * @param {"mine" | "theirs"} winner @returns {Saved}
   */
  #write(tx, { address, value, base }, current, winner) {
    if (current && isSame(current.value, value)) return { address, answer: current };
    const rev = (current?.rev ?? 0) + 1;
    const answer = { value, rev, savedAt: Date.now(), tab: this.tab };
    const fresh = !current || current.rev === base;
    if (!fresh) {
      const kept = winner === "mine" ? current : answer;
      tx.objectStore("history").add({ address, ...kept, why: "conflict" });
      if (winner === "theirs") return { address, answer: current, lost: value };
    }
    tx.objectStore("answers").put(answer, address);
    return fresh ? { address, answer } : { address, answer, lost: current.value };
  }

  /** Earlier words of an answer, oldest first. @param {string} address */
  async history(address) {
    const request = await this.#transact("readonly", ["history"], (tx) =>
      tx.objectStore("history").index("address").getAll(address),
    );
    return request.result;
  }

  /** Forget everything. */
  async erase() {
    await this.#transact("readwrite", ["answers", "history", "meta"], (tx) => {
      for (const name of ["answers", "history", "meta"]) tx.objectStore(name).clear();
    });
  }
}

/** @param {IDBDatabase} db */
function createStores(db) {
  db.createObjectStore("answers");
  db.createObjectStore("history", { autoIncrement: true }).createIndex("address", "address");
  db.createObjectStore("meta");
}

/** @param {IDBOpenDBRequest} request @returns {Promise<IDBDatabase>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new StorageError("the database does not open"));
    request.onblocked = () => reject(new StorageError("another window holds the database"));
  });

/** @template T @param {number} ms @param {Promise<T>} promise @returns {Promise<T>} */
function within(ms, promise) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new LateError("the browser does not answer")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** @param {IDBTransaction} tx @returns {Promise<void>} */
const complete = (tx) =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new StorageError("the write was undone"));
    tx.onerror = () => reject(tx.error);
  });

/** Keeps answers for as long as the page is open: what is left when the browser stores nothing. */
export class PageStore {
  tab = "page";
  /** @type {Map<string, Answer>} */
  #answers = new Map();

  async readAll() {
    return new Map(this.#answers);
  }

  /** @param {string[]} addresses */
  async read(addresses) {
    return new Map([...this.#answers].filter(([address]) => addresses.includes(address)));
  }

  /** @param {Change[]} changes @returns {Promise<Saved[]>} */
  async save(changes) {
    return changes.map(({ address, value, base }) => {
      const answer = { value, rev: base + 1, savedAt: Date.now(), tab: this.tab };
      this.#answers.set(address, answer);
      return { address, answer };
    });
  }

  async history() {
    return [];
  }

  async erase() {
    this.#answers.clear();
  }
}
