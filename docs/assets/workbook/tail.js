// The last few characters, when a page is left while their write is still under way.
//
// localStorage is read back after a reload or a closed tab, not after a crash; the store itself
// covers the crash. A key per tab, so that two tabs never overwrite each other's tail.

/** @typedef {import("./store.js").Change} Change */

/** @param {string} slug @param {string} tab @param {Storage} storage */
export function createTail(slug, tab, storage) {
  const prefix = `workbook-${slug}.tail.`;
  const own = prefix + tab;
  return {
    /** @param {Change[]} changes */
    keep(changes) {
      quietly(() =>
        changes.length ? storage.setItem(own, JSON.stringify(changes)) : storage.removeItem(own),
      );
    },
    /** Every tail left behind. @returns {Change[]} */
    read: () => quietly(() => keysOf(storage, prefix).flatMap((key) => parse(storage.getItem(key)))) ?? [],
    forget() {
      quietly(() => keysOf(storage, prefix).forEach((key) => storage.removeItem(key)));
    },
  };
}

/** @param {Storage} storage @param {string} prefix */
const keysOf = (storage, prefix) => Object.keys(storage).filter((key) => key.startsWith(prefix));

/** @param {string | null} text @returns {Change[]} */
const parse = (text) => quietly(() => JSON.parse(text ?? "[]")) ?? [];

/** Storage may throw when it is blocked or full; the tail is a second net. @template T @param {() => T} work */
function quietly(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
