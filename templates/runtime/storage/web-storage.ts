/**
 * localStorage and sessionStorage, which may be missing, blocked or full: reading then finds nothing, and
 * writing does nothing. Answers never depend on them.
 */
export class WebStorage {
  constructor(private readonly name: "localStorage" | "sessionStorage") {}

  getItem(key: string): string | null {
    return this.#quietly((storage) => storage.getItem(key), null);
  }

  /** Says whether it was written. */
  setItem(key: string, value: string): boolean {
    return this.#quietly((storage) => (storage.setItem(key, value), true), false);
  }

  removeItem(key: string): void {
    this.#quietly((storage) => storage.removeItem(key), undefined);
  }

  keys(prefix: string): string[] {
    const find = (storage: globalThis.Storage) =>
      Object.keys(storage).filter((key) => key.startsWith(prefix));
    return this.#quietly(find, []);
  }

  /** An entry as JSON; nothing when it is missing or is not JSON. */
  getJson(key: string): unknown {
    try {
      return JSON.parse(this.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  #quietly<T>(work: (storage: globalThis.Storage) => T, otherwise: T): T {
    try {
      return work(globalThis[this.name]);
    } catch {
      return otherwise;
    }
  }
}
