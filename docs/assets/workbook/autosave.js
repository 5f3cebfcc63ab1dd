// Brings every change to the store: at once, one write in flight, later keystrokes right behind it.

import { ErasedError } from "./store.js";

/** @typedef {import("./store.js").Change} Change */
/** @typedef {import("./store.js").Saved} Saved */
/** @typedef {import("./answer.js").Value} Value */

const RETRY_AFTER = [250, 1000, 4000, 15000];

/**
 * @param {{
 *   save: (changes: Change[]) => Promise<Saved[]>,
 *   onSaved: (saved: Saved[]) => void,
 *   onErased: () => void,
 *   onState: (state: "saving" | "saved" | "failed") => void,
 * }} parts
 */
export function createAutosave({ save, onSaved, onErased, onState }) {
  /** @type {Map<string, Value>} changes that no write has taken up yet */
  const waiting = new Map();
  /** @type {Map<string, Value>} changes in the write under way */
  let writing = new Map();
  /** @type {Map<string, number>} the rev on which the reader's words rest */
  const revs = new Map();
  /** @type {(() => void)[]} who waits until nothing is unsaved */
  let settling = [];
  let failures = 0;
  let retry = 0;

  const withBases = (/** @type {Map<string, Value>} */ changes) =>
    [...changes].map(([address, value]) => ({ address, value, base: revs.get(address) ?? 0 }));

  async function flush() {
    if (writing.size || !waiting.size) return;
    clearTimeout(retry);
    writing = new Map(waiting);
    waiting.clear();
    onState("saving");
    try {
      const saved = await save(withBases(writing));
      succeed(saved);
    } catch (error) {
      if (error instanceof ErasedError) forget();
      else fail();
      return;
    }
    flush();
  }

  /** @param {Saved[]} saved */
  function succeed(saved) {
    for (const { address, answer } of saved) revs.set(address, answer.rev);
    writing = new Map();
    failures = 0;
    onSaved(saved);
    if (waiting.size) return;
    onState("saved");
    settle();
  }

  function settle() {
    for (const resolve of settling) resolve();
    settling = [];
  }

  function forget() {
    clearTimeout(retry);
    waiting.clear();
    writing = new Map();
    revs.clear();
    failures = 0;
    settle();
    onErased();
  }

  // The older words go back under the newer ones: nothing is forgotten, nothing newer is undone.
  function fail() {
    for (const [address, value] of writing) if (!waiting.has(address)) waiting.set(address, value);
    writing = new Map();
    onState("failed");
    retry = setTimeout(flush, RETRY_AFTER[Math.min(failures++, RETRY_AFTER.length - 1)]);
  }

  return {
    /** @param {string} address @param {Value} value */
    set(address, value) {
      waiting.set(address, value);
      flush();
    },
    flush,
    /** The words on the screen now rest on this rev. @param {string} address @param {number} rev */
    rest(address, rev) {
      revs.set(address, rev);
    },
    /** Whether the reader's own words for an address are still on their way. @param {string} address */
    owns: (address) => waiting.has(address) || writing.has(address),
    /** Every change that no completed write holds. @returns {Change[]} */
    unsaved: () => withBases(new Map([...writing, ...waiting])),
    /** Resolves when a completed write holds every change. @returns {Promise<void>} */
    settled: () => new Promise((resolve) => (writing.size || waiting.size ? settling.push(resolve) : resolve())),
    /** Drop every change, sent or not: all was erased on purpose. */
    forget,
    stop() {
      clearTimeout(retry);
    },
  };
}
