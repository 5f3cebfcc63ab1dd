// Which earlier words are kept, and for how long.

import { isAnswered } from "./answer.js";

/** @typedef {import("./answer.js").Answer} Answer */

const EVERY = 60_000;
const LARGE_CHANGE = 200;
const PER_ANSWER = 100;
const CONFLICTS_FOR = 90 * 24 * 3600_000;

/**
 * Whether words are worth keeping when new ones take their place: once a minute while someone
 * types, and always before much of a text goes.
 * @param {Answer} current @param {Answer} next
 */
export function keepEarlier(current, next) {
  if (!isAnswered(current.value)) return false;
  const [before, after] = [current.value.length, next.value.length];
  const muchIsGone = after < before / 2 || before - after > LARGE_CHANGE;
  return muchIsGone || next.savedAt - (current.kept ?? 0) > EVERY;
}

/**
 * Keep the newest hundred of each answer; words that lost to another window stay three months at least.
 * @param {IDBObjectStore} history
 */
export function prune(history) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const cursor = history.openCursor(null, "prev");
  cursor.onsuccess = () => {
    const entry = cursor.result;
    if (!entry) return;
    const { address, why, savedAt } = entry.value;
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    const spared = why !== "earlier" && Date.now() - savedAt < CONFLICTS_FOR;
    if (count > PER_ANSWER && !spared) entry.delete();
    entry.continue();
  };
}

/** Let go of all earlier words of some answers. @param {IDBObjectStore} history @param {string[]} addresses */
export function forget(history, addresses) {
  const gone = new Set(addresses);
  const cursor = history.openCursor();
  cursor.onsuccess = () => {
    const entry = cursor.result;
    if (!entry) return;
    if (gone.has(entry.value?.address)) entry.delete();
    entry.continue();
  };
}
