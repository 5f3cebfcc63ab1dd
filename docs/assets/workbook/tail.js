// The last few characters, when a page is left while their write is still under way.
//
// localStorage is read back after a reload or a closed tab, not after a crash; the store itself
// covers the crash. A key per tab, so that two tabs never overwrite each other's tail.

/** @typedef {import("./store.js").Change} Change */

/** @param {string} slug @param {string} tab @param {import("./safe-storage.js").SafeStorage} storage */
export function createTail(slug, tab, storage) {
  const prefix = `workbook-${slug}.tail.`;
  return {
    /** @param {Change[]} changes */
    keep(changes) {
      if (!changes.length) return storage.removeItem(prefix + tab);
      storage.setItem(prefix + tab, JSON.stringify(changes.map((change) => ({ ...change, tab }))));
    },
    /** Every tail left behind. @returns {Change[]} */
    read: () => storage.keys(prefix).flatMap((key) => parse(storage.getItem(key))),
    forget: () => storage.keys(prefix).forEach((key) => storage.removeItem(key)),
  };
}

/** @param {string | null} text @returns {Change[]} */
function parse(text) {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
}
