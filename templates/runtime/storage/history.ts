/** Which earlier values are kept, and for how long. */

import type { Address } from "../answers/value.ts";
import type { HistoryEntry } from "./storage.ts";

const PER_ANSWER = 100;
const CONFLICTS_FOR = 90 * 24 * 3600_000;

/** Keep the newest hundred of each answer; values that lost to another window stay three months at least. */
export function prune(history: IDBObjectStore, now: number = Date.now()): void {
  const counts = new Map<Address, number>();
  walk(history.openCursor(null, "prev"), ({ address, why, savedAt }, cursor) => {
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    const isSpared = why !== "earlier" && now - savedAt < CONFLICTS_FOR;
    if (count > PER_ANSWER && !isSpared) cursor.delete();
  });
}

/** Forget all earlier values of some answers. */
export function forget(history: IDBObjectStore, addresses: ReadonlySet<Address>): void {
  walk(history.openCursor(), (entry, cursor) => {
    if (addresses.has(entry?.address)) cursor.delete();
  });
}

/** Earlier values follow their answer to its new address, so that they are found, and erased, with it. */
export function readdress(history: IDBObjectStore, from: Address, to: Address): void {
  walk(history.index("address").openCursor(from), (entry, cursor) => {
    cursor.update({ ...entry, address: to });
  });
}

function walk(
  request: IDBRequest<IDBCursorWithValue | null>,
  visit: (entry: HistoryEntry, cursor: IDBCursorWithValue) => void,
): void {
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    visit(cursor.value, cursor);
    cursor.continue();
  };
}
