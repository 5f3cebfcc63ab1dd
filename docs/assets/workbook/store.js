// Answers in and out: what a save writes, which words win, what is kept of the earlier ones.

import { emptied, isAnswer, isAnswered, isSame } from "./answer.js";
import { Answers } from "./answers.js";
import { Database, STORES, StorageError } from "./database.js";
import { forget, keepEarlier, prune } from "./history.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {{address: string, value: Value, base: number, tab?: string, keep?: boolean}} Change
 *   `base` is the rev it was made from; `tab` the window that made it, when not this one; `keep` puts
 *   the words it replaces into the history in any case */
/** @typedef {{address: string, answer: Answer, lost?: Value}} Saved  `lost`: the other window's words */

const SNAPSHOTS = 10;
const MANY = 10_000;
/** What takes as long to write as one more record. */
const LETTERS_OF_A_RECORD = 1000;

/** Everything was erased in another window since this one was opened: nothing may come back. */
export class ErasedError extends Error {
  name = "ErasedError";
}

/**
 * @param {string} slug names the database, since sites of one account share an origin
 * @param {{factory?: IDBFactory, tab?: string}} [options]
 */
export async function openStore(slug, { factory, tab = newTab() } = {}) {
  const database = new Database(`workbook-${slug}`, factory);
  await database.connect();
  const store = new Store(database, tab);
  // Only a write has to wait for it: answers are there sooner.
  store.join().catch(() => {});
  return store;
}

/** A name for this window, so that its writes can be told from others'. */
export const newTab = () => Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(36)).join("");

export class Store {
  /** @type {Database} */
  #db;
  /** How often everything was erased; a window that missed one may not write. */
  epoch = 0;
  /** @type {Promise<void> | undefined} */
  #joining;

  /** @param {Database} database @param {string} tab */
  constructor(database, tab) {
    this.#db = database;
    this.tab = tab;
  }

  close() {
    this.#db.close();
  }

  /** Every answer; a record that is none is left out. */
  async readAll() {
    const [keys, values] = await this.#db.transact("readonly", ["answers"], (tx) => {
      const answers = tx.objectStore("answers");
      return [answers.getAllKeys(), answers.getAll()];
    });
    return answersOf(keys.result, values.result);
  }

  /** Some answers by address. @param {string[]} addresses @returns {Promise<Map<string, Answer>>} */
  async read(addresses) {
    const requests = await this.#db.transact("readonly", ["answers"], (tx) =>
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
    await this.join();
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
    const large = changes.reduce((sum, { value }) => sum + value.length, 0) / LETTERS_OF_A_RECORD;
    await this.#db.transact("readwrite", ["answers", "history", "meta"], write, changes.length + large);
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
    const request = await this.#db.transact("readonly", ["history"], (tx) =>
      address ? tx.objectStore("history").index("address").getAll(address) : tx.objectStore("history").getAll(),
    );
    return /** @type {(Answer & {address: string, why: string})[]} */ (request.result).filter(isAnswer);
  }

  /**
   * Change many answers at once, from what they are at that very moment.
   * @param {(tx: IDBTransaction, answers: Map<string, Answer>) => void} work
   */
  async rewrite(work) {
    await this.#db.transact("readwrite", STORES, (tx) => {
      const answers = tx.objectStore("answers");
      const keys = answers.getAllKeys();
      const values = answers.getAll();
      values.onsuccess = () => work(tx, answersOf(keys.result, values.result));
    }, MANY);
  }

  /** Let go of what the rules no longer keep. Once a visit is enough. */
  async tidy() {
    await this.#db.transact("readwrite", ["history"], (tx) => prune(tx.objectStore("history")));
  }

  /** Keep all answers as they are now, before something large. @param {string} why */
  async snapshot(why) {
    const answers = [...(await this.readAll())];
    const keys = await this.#db.transact("readwrite", ["snapshots"], (tx) => {
      const snapshots = tx.objectStore("snapshots");
      snapshots.add({ at: Date.now(), why, answers });
      return snapshots.getAllKeys();
    }, MANY);
    await this.#db.transact("readwrite", ["snapshots"], (tx) => {
      for (const key of keys.result.slice(0, -SNAPSHOTS)) tx.objectStore("snapshots").delete(key);
    });
  }

  /** @returns {Promise<{at: number, why: string, answers: [string, Answer][]}[]>} oldest first */
  async snapshots() {
    return (await this.#db.transact("readonly", ["snapshots"], (tx) => tx.objectStore("snapshots").getAll())).result;
  }

  /** Something the workbook remembers beside the answers. @param {string} name */
  async meta(name) {
    return (await this.#db.transact("readonly", ["meta"], (tx) => tx.objectStore("meta").get(name))).result;
  }

  /** @param {string} name @param {unknown} value */
  async remember(name, value) {
    await this.#db.transact("readwrite", ["meta"], (tx) => tx.objectStore("meta").put(value, name));
  }

  /** Forget everything, in every window: one that is still open may not write its words back. */
  async erase() {
    await this.join();
    const epoch = this.epoch + 1;
    await this.#db.transact("readwrite", STORES, (tx) => {
      for (const name of STORES) tx.objectStore(name).clear();
      tx.objectStore("meta").put(epoch, "epoch");
    });
    this.epoch = epoch;
  }

  /** Take part from now on: what is erased later in another window may not come back from this one. */
  join() {
    this.#joining ??= this.rejoin().catch((error) => {
      this.#joining = undefined;
      throw error;
    });
    return this.#joining;
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
    await this.#db.transact("readwrite", ["answers", "history", "snapshots"], (tx) => {
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
  const answers = new Answers();
  keys.forEach((key, n) => isAnswer(records[n]) && answers.set(String(key), records[n]));
  return answers;
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
