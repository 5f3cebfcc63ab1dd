/** Answers in the database: one record each, with history, snapshots and what the workbook remembers. */

import { type Address, type Answer, emptied, isAnswer } from "../answers/value.ts";
import { answersOf, eraseFromSnapshots, getAll, readInto } from "./records.ts";
import { Database, StorageError, type StoreName, STORES } from "./database.ts";
import { decideWrite } from "./decide-write.ts";
import { forget, prune } from "./history.ts";
import {
  type Edit,
  ErasedError,
  type HistoryEntry,
  type Snapshot,
  type Storage,
} from "./storage.ts";
import type { Winner, Written } from "./storage.ts";

const MOST_SNAPSHOTS = 10;
/** How many records a rewrite of everything may touch, to allow time for it. */
const MANY = 10_000;
/** What takes as long to write as one more record. */
const LETTERS_OF_A_RECORD = 1000;

/**
 * @param slug names the database, since the sites of one account share an origin
 */
export async function openStore(
  slug: string,
  { factory, tab = newTab() }: { factory?: IDBFactory; tab?: string } = {},
): Promise<AnswerStore> {
  const database = new Database(`workbook-${slug}`, factory);
  await database.connect();
  const store = new AnswerStore(database, tab);
  // Only a write has to wait for it: answers are there sooner.
  store.join().catch(() => {});
  return store;
}

/** A name for this window, so that its writes can be told from those of others. */
export const newTab = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(36)).join("");

export class AnswerStore implements Storage {
  epoch = 0;
  #joining: Promise<void> | undefined;

  constructor(private readonly database: Database, readonly tab: string) {}

  close(): void {
    this.database.close();
  }

  read(addresses?: readonly Address[]): Promise<Map<Address, Answer>> {
    return addresses ? this.#readSome(addresses) : this.#readAll();
  }

  async #readAll(): Promise<Map<Address, Answer>> {
    const [keys, values] = await this.database.transact("readonly", ["answers"], getAll);
    return answersOf(keys.result, values.result);
  }

  async #readSome(addresses: readonly Address[]): Promise<Map<Address, Answer>> {
    const requests = await this.database.transact("readonly", ["answers"], (tx) => {
      const answers = tx.objectStore("answers");
      return addresses.map((address) => answers.get(address));
    });
    return answersOf(addresses, requests.map((request) => request.result));
  }

  async write(edits: readonly Edit[], winner: Winner = "mine"): Promise<Written[]> {
    if (!edits.length) return [];
    await this.join();
    // What was asked for before everything was erased may not come after it.
    const joined = this.epoch;
    let written: Written[] | undefined;
    let isErased = false;
    const stores: StoreName[] = ["answers", "history", "meta"];
    await this.database.transact("readwrite", stores, (tx) => {
      written = undefined;
      const epoch = tx.objectStore("meta").get("epoch");
      readInto(tx, edits, (current) => {
        isErased = (epoch.result ?? 0) !== joined;
        if (!isErased) written = this.#apply(tx, edits, current, winner);
        tx.commit();
      });
    }, edits.length + lettersIn(edits) / LETTERS_OF_A_RECORD);
    if (isErased) throw new ErasedError();
    if (!written) throw new StorageError("not everything was written");
    return written;
  }

  /** Two edits of one address follow one another, so that the first is not lost. */
  #apply(
    tx: IDBTransaction,
    edits: readonly Edit[],
    current: Map<Address, Answer>,
    winner: Winner,
  ): Written[] {
    const now = Date.now();
    return edits.map((edit) => {
      const { address } = edit;
      const decision = decideWrite(current.get(address), edit, this.tab, winner, now);
      const { answer, put, history, lost } = decision;
      if (history) tx.objectStore("history").add(history);
      if (put) tx.objectStore("answers").put(answer, address);
      current.set(address, answer);
      return lost === undefined ? { address, answer } : { address, answer, lost };
    });
  }

  async history(address?: Address): Promise<HistoryEntry[]> {
    const request = await this.database.transact("readonly", ["history"], (tx) => {
      const history = tx.objectStore("history");
      return address ? history.index("address").getAll(address) : history.getAll();
    });
    const entries: HistoryEntry[] = request.result;
    return entries.filter(isAnswer);
  }

  /** Change many answers at once, from what they are at that very moment. */
  async rewrite(
    work: (tx: IDBTransaction, answers: Map<Address, Answer>) => void,
  ): Promise<void> {
    await this.database.transact("readwrite", STORES, (tx) => {
      const [keys, values] = getAll(tx);
      values.onsuccess = () => work(tx, answersOf(keys.result, values.result));
    }, MANY);
  }

  async tidy(): Promise<void> {
    await this.database.transact(
      "readwrite",
      ["history"],
      (tx) => prune(tx.objectStore("history")),
    );
  }

  async snapshot(why: string): Promise<void> {
    const answers = [...(await this.read())];
    await this.database.transact("readwrite", ["snapshots"], (tx) => {
      const snapshots = tx.objectStore("snapshots");
      snapshots.add({ at: Date.now(), why, answers } satisfies Snapshot);
      const keys = snapshots.getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result.slice(0, -MOST_SNAPSHOTS)) snapshots.delete(key);
      };
    }, MANY);
  }

  async snapshots(): Promise<Snapshot[]> {
    const request = await this.database.transact(
      "readonly",
      ["snapshots"],
      (tx) => tx.objectStore("snapshots").getAll(),
    );
    return request.result;
  }

  async meta(name: string): Promise<unknown> {
    const request = await this.database.transact(
      "readonly",
      ["meta"],
      (tx) => tx.objectStore("meta").get(name),
    );
    return request.result;
  }

  async remember(name: string, value: unknown): Promise<void> {
    await this.database.transact(
      "readwrite",
      ["meta"],
      (tx) => tx.objectStore("meta").put(value, name),
    );
  }

  erase(addresses?: readonly Address[]): Promise<void> {
    return addresses ? this.#eraseSome(addresses) : this.#eraseAll();
  }

  /** In every window: one that is still open may not write its values back, also when this one missed an erasing. */
  async #eraseAll(): Promise<void> {
    const epoch = (Number(await this.meta("epoch")) || 0) + 1;
    await this.database.transact("readwrite", STORES, (tx) => {
      for (const name of STORES) tx.objectStore(name).clear();
      tx.objectStore("meta").put(epoch, "epoch");
    });
    this.epoch = epoch;
  }

  /**
   * The records stay, empty and with a higher revision, so that a window that still shows the values does not
   * take its own for newer.
   */
  async #eraseSome(addresses: readonly Address[]): Promise<void> {
    const gone = new Set(addresses);
    await this.database.transact("readwrite", ["answers", "history", "snapshots"], (tx) => {
      eraseFromSnapshots(tx.objectStore("snapshots"), gone);
      forget(tx.objectStore("history"), gone);
      for (const address of gone) this.#empty(tx.objectStore("answers"), address);
    }, addresses.length);
  }

  #empty(answers: IDBObjectStore, address: Address): void {
    const request = answers.get(address);
    request.onsuccess = () => {
      const stored: unknown = request.result;
      if (!isAnswer(stored)) return void answers.delete(address);
      const { value, rev } = stored;
      const empty: Answer = {
        value: emptied(value),
        rev: rev + 1,
        savedAt: Date.now(),
        tab: this.tab,
      };
      answers.put(empty, address);
    };
  }

  /** Take part from now on: what is erased later in another window may not come back from this one. */
  join(): Promise<void> {
    this.#joining ??= this.#readEpoch().catch((error) => {
      this.#joining = undefined;
      throw error;
    });
    return this.#joining;
  }

  /** What is written from now on waits for it. */
  rejoin(): Promise<void> {
    this.#joining = undefined;
    return this.join();
  }

  async #readEpoch(): Promise<void> {
    this.epoch = Number(await this.meta("epoch")) || 0;
  }
}

const lettersIn = (edits: readonly Edit[]): number =>
  edits.reduce((sum, { value }) => sum + value.length, 0);
