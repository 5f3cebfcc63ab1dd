/** Reads and erases records inside a transaction of the database. */

import { type Address, type Answer, isAnswer } from "../answers/value.ts";
import type { Edit, Snapshot } from "./storage.ts";

export function getAll(tx: IDBTransaction): [IDBRequest<IDBValidKey[]>, IDBRequest<unknown[]>] {
  const answers = tx.objectStore("answers");
  return [answers.getAllKeys(), answers.getAll()];
}

/** A record that is not an answer is left out. */
export function answersOf(
  keys: readonly IDBValidKey[],
  records: readonly unknown[],
): Map<Address, Answer> {
  const answers = new Map<Address, Answer>();
  keys.forEach((key, n) => {
    const record = records[n];
    if (isAnswer(record)) answers.set(String(key), record);
  });
  return answers;
}

/** Read what is stored at the addresses of the edits; requests are answered in their order. */
export function readInto(
  tx: IDBTransaction,
  edits: readonly Edit[],
  done: (current: Map<Address, Answer>) => void,
): void {
  const answers = tx.objectStore("answers");
  const addresses = [...new Set(edits.map(({ address }) => address))];
  const requests = addresses.map((address) => answers.get(address));
  const last = requests.at(-1);
  if (last) {
    last.onsuccess = () => done(answersOf(addresses, requests.map((request) => request.result)));
  }
}

export function eraseFromSnapshots(snapshots: IDBObjectStore, gone: ReadonlySet<Address>): void {
  const request = snapshots.openCursor();
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    const snapshot: Snapshot = cursor.value;
    const answers = snapshot.answers.filter(([address]) => !gone.has(address));
    if (answers.length < snapshot.answers.length) cursor.update({ ...snapshot, answers });
    cursor.continue();
  };
}
