/**
 * The only module that names IndexedDB: one connection, and transactions that reach the disk.
 *
 * A write counts as saved when its strict transaction is complete, and not before. Measured: such a write
 * survives a killed browser and a power cut; a relaxed one can lose the last half minute.
 */

const VERSION = 1;
export const STORES = ["answers", "history", "snapshots", "meta"] as const;
export type StoreName = typeof STORES[number];
const ANSWER_WITHIN = 2500;
const RECORD_WITHIN = 5;

/** The browser refuses, cannot, or does not answer. */
export class StorageError extends Error {
  override name = "StorageError";
}

/** The browser did not answer in time; asking again would keep the reader waiting. */
class LateError extends StorageError {}

export class Database {
  #db: IDBDatabase | undefined;

  constructor(
    private readonly name: string,
    private readonly factory: IDBFactory | undefined = globalThis.indexedDB,
  ) {}

  async connect(): Promise<IDBDatabase> {
    if (!this.factory) throw new StorageError("IndexedDB is missing");
    const request = this.factory.open(this.name, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
    const db = await within(ANSWER_WITHIN, opened(request));
    db.onclose = () => (this.#db = undefined);
    db.onversionchange = () => this.close();
    return this.#db = db;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  /**
   * Run one transaction. Safari closes connections of background tabs without notice, so a connection that
   * turns out to be closed is opened again, once.
   *
   * @param work queues the requests; its result is returned once everything is on the disk
   * @param records how many it writes: many take longer
   */
  async transact<T>(
    mode: IDBTransactionMode,
    stores: readonly StoreName[],
    work: (tx: IDBTransaction) => T,
    records = 0,
  ): Promise<T> {
    for (let attempt = 1;; attempt++) {
      try {
        const db = this.#db ?? await this.connect();
        const tx = db.transaction(stores, mode, { durability: "strict" });
        const result = allOrNone(tx, work);
        await within(ANSWER_WITHIN + RECORD_WITHIN * records, complete(tx));
        return result;
      } catch (error) {
        this.close();
        if (attempt === 2 || error instanceof LateError) {
          throw new StorageError(String(error), { cause: error });
        }
      }
    }
  }
}

function upgrade(db: IDBDatabase, oldVersion: number): void {
  if (oldVersion >= 1) return;
  db.createObjectStore("answers");
  db.createObjectStore("history", { autoIncrement: true }).createIndex("address", "address");
  db.createObjectStore("snapshots", { autoIncrement: true });
  db.createObjectStore("meta");
}

/** What was asked for before an error is undone with it. */
function allOrNone<T>(tx: IDBTransaction, work: (tx: IDBTransaction) => T): T {
  try {
    return work(tx);
  } catch (error) {
    tx.abort();
    throw error;
  }
}

const opened = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new StorageError("the database does not open"));
    request.onblocked = () => reject(new StorageError("another window holds the database"));
  });

const complete = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new StorageError("the write was undone"));
    tx.onerror = () => reject(tx.error);
  });

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError("the browser does not answer")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
