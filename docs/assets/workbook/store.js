// The only module that names IndexedDB: answers in and out, in transactions that reach the disk.
//
// A write counts as saved when its strict transaction is complete, and not before. Measured: such a
// write survives a killed browser and a power cut; a relaxed one can lose the last half minute.

import { emptied, isAnswer, isAnswered, isSame } from "./answer.js";
import { forget, keepEarlier, prune } from "./history.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {{address: string, value: Value, base: number, tab?: string, keep?: boolean}} Change
 *   `base` is the rev it was made from; `tab` the window that made it, when not this one; `keep` puts
 *   the words it replaces into the history in any case */
/** @typedef {{address: string, answer: Answer, lost?: Value}} Saved  `lost`: the other window's words */

const VERSION = 1;
const STORES = ["answers", "history", "snapshots", "meta"];
const ANSWER_WITHIN = 2500;
const RECORD_WITHIN = 5;
const SNAPSHOTS = 10;
const MANY = 10_000;

/** The browser refuses, cannot, or does not answer. */
export class StorageError extends Error {
  name = "StorageError";
}

/** The browser did not answer in time; asking again would keep the reader waiting. */
class LateError extends StorageError {}

/** Everything was erased in another window since this one was opened: nothing may come back. */
export class ErasedError extends Error {
  name = "ErasedError";
}

/**
 * @param {string} slug names the database, since sites of one account share an origin
 * @param {{factory?: IDBFactory, tab?: string}} [options]
 */
export async function openStore(slug, { factory, tab = newTab() } = {}) {
  const store = new Store(`workbook-${slug}`, factory ?? globalThis.indexedDB, tab);
  await store.connect();
  store.epoch = (await store.meta("epoch")) ?? 0;
  return store;
}

/** A name for this window, so that its writes can be told from others'. */
export const newTab = () => Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(36)).join("");

export class Store {
  /** @type {IDBDatabase | undefined} */
  #db;
  /** How often everything was erased; a window that missed one may not write. */
  epoch = 0;

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
  async #transact(mode, stores, work, records = 0) {
    for (let attempt = 1; ; attempt++) {
      try {
        if (!this.#db) await this.connect();
        const db = /** @type {IDBDatabase} */ (this.#db);
        const tx = db.transaction(stores, mode, { durability: "strict" });
        const result = work(tx);
        await within(ANSWER_WITHIN + RECORD_WITHIN * records, complete(tx));
        return result;
      } catch (error) {
        if (error instanceof ErasedError) throw error;
        this.close();
        if (attempt === 2 || error instanceof LateError) throw new StorageError(String(error), { cause: error });
      }
    }
  }

  /** Every answer by address; a record that is none is left out. @returns {Promise<Map<string, Answer>>} */
  async readAll() {
    const [keys, values] = await this.#transact("readonly", ["answers"], (tx) => {
      const answers = tx.objectStore("answers");
      return [answers.getAllKeys(), answers.getAll()];
    });
    return answersOf(keys.result, values.result);
  }

  /** Some answers by address. @param {string[]} addresses @returns {Promise<Map<string, Answer>>} */
  async read(addresses) {
    const requests = await this.#transact("readonly", ["answers"], (tx) =>
      addresses.map((address) => tx.objectStore("answers").get(address)),
    );
    const all = addresses.map((address, n) => /** @type {[string, Answer]} */ ([address, requests[n].result]));
    return new Map(all.filter(([, answer]) => isAnswer(answer)));
  }

  /**
   * Write changes, all or none. Where another window wrote first, `winner` decides which words are
   * current; the other words go to the history, so that nothing is lost.
   * @param {Change[]} changes @param {"mine" | "theirs"} [winner]
   * @returns {Promise<Saved[]>}
   * @throws {ErasedError} when everything was erased since this store was opened
   */
  async save(changes, winner = "mine") {
    /** @type {Saved[]} */
    const saved = [];
    let erased = false;
    const write = (/** @type {IDBTransaction} */ tx) => {
      saved.length = 0;
      const epoch = tx.objectStore("meta").get("epoch");
      epoch.onsuccess = () => {
        erased = (epoch.result ?? 0) !== this.epoch;
        if (erased) return tx.commit();
        changes.forEach((change, n) => {
          const request = tx.objectStore("answers").get(change.address);
          request.onsuccess = () => {
            saved.push(this.#write(tx, change, request.result, winner));
            if (n === changes.length - 1) tx.commit();
          };
        });
      };
    };
    await this.#transact("readwrite", ["answers", "history", "meta"], write, changes.length);
    if (erased) throw new ErasedError();
    if (saved.length < changes.length) throw new StorageError("not everything was written");
    return saved;
  }

  /**
   * @param {IDBTransaction} tx @param {Change} change @param {Answer | undefined} stored
   * @param {"mine" | "theirs"} winner @returns {Saved}
   */
  #write(tx, { address, value, base, keep, tab = this.tab }, stored, winner) {
    const current = isAnswer(stored) ? stored : undefined;
    if (current && isSame(current.value, value)) return { address, answer: current };
    const now = Date.now();
    const answer = { value, rev: (current?.rev ?? 0) + 1, savedAt: now, tab, kept: current?.kept ?? now };
    const history = tx.objectStore("history");
    // A window's own later words follow its earlier ones, also when it never heard that those were saved.
    const elsewhere = current && current.rev !== base && current.tab !== tab;
    if (elsewhere) {
      history.add({ address, ...(winner === "mine" ? current : answer), why: "conflict" });
      if (winner === "theirs") return { address, answer: current, lost: value };
    } else if (current && (keep ? isAnswered(current.value) : keepEarlier(current, answer))) {
      history.add({ address, ...current, why: "earlier" });
      answer.kept = now;
    }
    tx.objectStore("answers").put(answer, address);
    return elsewhere ? { address, answer, lost: current.value } : { address, answer };
  }

  /**
   * Earlier words of one answer, or of all, oldest first.
   * @param {string} [address] @returns {Promise<(Answer & {address: string, why: string})[]>}
   */
  async history(address) {
    const request = await this.#transact("readonly", ["history"], (tx) =>
      address ? tx.objectStore("history").index("address").getAll(address) : tx.objectStore("history").getAll(),
    );
    return request.result.filter(isAnswer);
  }

  /**
   * Change many answers at once, from what they are at that very moment.
   * @param {(tx: IDBTransaction, answers: Map<string, Answer>) => void} work
   */
  async rewrite(work) {
    await this.#transact("readwrite", STORES, (tx) => {
      const answers = tx.objectStore("answers");
      const keys = answers.getAllKeys();
      const values = answers.getAll();
      values.onsuccess = () => work(tx, answersOf(keys.result, values.result));
    }, MANY);
  }

  /** Let go of what the rules no longer keep. Once a visit is enough. */
  async tidy() {
    await this.#transact("readwrite", ["history"], (tx) => prune(tx.objectStore("history")));
  }

  /** Keep all answers as they are now, before something large. @param {string} why */
  async snapshot(why) {
    const answers = [...(await this.readAll())];
    const keys = await this.#transact("readwrite", ["snapshots"], (tx) => {
      const snapshots = tx.objectStore("snapshots");
      snapshots.add({ at: Date.now(), why, answers });
      return snapshots.getAllKeys();
    });
    await this.#transact("readwrite", ["snapshots"], (tx) => {
      for (const key of keys.result.slice(0, -SNAPSHOTS)) tx.objectStore("snapshots").delete(key);
    });
  }

  /** @returns {Promise<{at: number, why: string, answers: [string, Answer][]}[]>} oldest first */
  async snapshots() {
    return (await this.#transact("readonly", ["snapshots"], (tx) => tx.objectStore("snapshots").getAll())).result;
  }

  /** Something the workbook remembers beside the answers. @param {string} name */
  async meta(name) {
    return (await this.#transact("readonly", ["meta"], (tx) => tx.objectStore("meta").get(name))).result;
  }

  /** @param {string} name @param {unknown} value */
  async remember(name, value) {
    await this.#transact("readwrite", ["meta"], (tx) => tx.objectStore("meta").put(value, name));
  }

  /** Forget everything, in every window: one that is still open may not write its words back. */
  async erase() {
    const epoch = this.epoch + 1;
    await this.#transact("readwrite", STORES, (tx) => {
      for (const name of STORES) tx.objectStore(name).clear();
      tx.objectStore("meta").put(epoch, "epoch");
    });
    this.epoch = epoch;
  }

  /** Take part again after everything was erased in another window. */
  async rejoin() {
    this.epoch = (await this.meta("epoch")) ?? 0;
  }

  /**
   * Forget some answers and their earlier words. Their records stay, empty and with a higher rev, so
   * that a window that still shows the words does not take its own for newer.
   * @param {string[]} addresses
   */
  async eraseSome(addresses) {
    await this.#transact("readwrite", ["answers", "history", "snapshots"], (tx) => {
      forgetIn(tx.objectStore("snapshots"), addresses);
      forget(tx.objectStore("history"), addresses);
      for (const address of addresses) {
        const answers = tx.objectStore("answers");
        const request = answers.get(address);
        request.onsuccess = () => {
          if (!isAnswer(request.result)) return answers.delete(address);
          const { value, rev } = request.result;
          answers.put({ value: emptied(value), rev: rev + 1, savedAt: Date.now(), tab: this.tab }, address);
        };
      }
    }, addresses.length);
  }
}

/** @param {IDBValidKey[]} keys @param {unknown[]} records */
function answersOf(keys, records) {
  const all = keys.map((key, n) => /** @type {[string, Answer]} */ ([String(key), records[n]]));
  return new Map(all.filter(([, answer]) => isAnswer(answer)));
}

/** @param {IDBObjectStore} snapshots @param {string[]} addresses */
function forgetIn(snapshots, addresses) {
  const gone = new Set(addresses);
  const walk = snapshots.openCursor();
  walk.onsuccess = () => {
    const cursor = walk.result;
    if (!cursor) return;
    const answers = cursor.value.answers.filter((/** @type {[string, Answer]} */ [address]) => !gone.has(address));
    if (answers.length < cursor.value.answers.length) cursor.update({ ...cursor.value, answers });
    cursor.continue();
  };
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
