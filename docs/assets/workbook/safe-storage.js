// localStorage and sessionStorage, which may be missing, blocked or full: reading then finds nothing,
// and writing does nothing. Answers never depend on them.

export class SafeStorage {
  /** @param {"localStorage" | "sessionStorage"} name */
  constructor(name) {
    this.name = name;
  }

  /** @template T @param {(storage: Storage) => T} work @param {T} otherwise */
  #quietly(work, otherwise) {
    try {
      return work(globalThis[this.name]);
    } catch {
      return otherwise;
    }
  }

  /** @param {string} key @returns {string | null} */
  getItem(key) {
    return this.#quietly((storage) => storage.getItem(key), null);
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#quietly((storage) => storage.setItem(key, value), undefined);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#quietly((storage) => storage.removeItem(key), undefined);
  }

  /** @param {string} prefix @returns {string[]} */
  keys(prefix) {
    return this.#quietly((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix)), []);
  }
}
