/**
 * The last few characters, when a page is left while their write is still under way.
 *
 * localStorage is read back after a reload or a closed tab, not after a crash; the database itself covers the
 * crash. There is a key for each window, so that two never overwrite each other's tail.
 */

import { type Address, isValue } from "../answers/value.ts";
import type { Edit } from "./storage.ts";
import type { WebStorage } from "./web-storage.ts";

export class UnsavedTail {
  readonly #prefix: string;
  readonly #read = new Map<string, string>();
  #isKept = false;

  constructor(slug: string, private readonly tab: string, private readonly storage: WebStorage) {
    this.#prefix = `workbook-${slug}.tail.`;
  }

  /** Keep what no completed write holds; nothing takes the entry away, and so does a lack of room. */
  keep(edits: readonly Edit[]): void {
    const key = this.#prefix + this.tab;
    const text = JSON.stringify(edits.map((edit) => ({ ...edit, tab: this.tab })));
    this.#isKept = edits.length > 0 && this.storage.setItem(key, text);
    if (!this.#isKept) this.storage.removeItem(key);
  }

  /** Bring what was kept up to date after a save, or an older value could be replayed over a newer one. */
  update(edits: readonly Edit[]): void {
    if (this.#isKept) this.keep(edits);
  }

  /** Every tail that was left behind. One may be older than what its window saved since: that is kept. */
  read(): Edit[] {
    return this.storage.keys(this.#prefix).flatMap((key) => {
      this.#read.set(key, this.storage.getItem(key) ?? "");
      return editsOf(this.storage.getJson(key)).map((edit) => ({ ...edit, keep: true }));
    });
  }

  /** Remove the tails that were read, unless a window has written one anew since. */
  forget(): void {
    for (const [key, text] of this.#read) {
      if (this.storage.getItem(key) === text) this.storage.removeItem(key);
    }
    this.#read.clear();
  }

  /** Take some answers out of every tail: they were erased. */
  erase(isErased: (address: Address) => boolean): void {
    for (const key of this.storage.keys(this.#prefix)) {
      const left = editsOf(this.storage.getJson(key)).filter(({ address }) => !isErased(address));
      if (left.length) this.storage.setItem(key, JSON.stringify(left));
      else this.storage.removeItem(key);
    }
  }
}

/** What is well formed of an entry: other code of the origin may have written anything. */
function editsOf(entry: unknown): Edit[] {
  return Array.isArray(entry) ? entry.filter(isEdit) : [];
}

function isEdit(raw: unknown): raw is Edit {
  if (typeof raw !== "object" || raw === null) return false;
  const { address, value, base, tab } = raw as Partial<Edit>;
  return typeof address === "string" && isValue(value) && Number.isSafeInteger(base) &&
    (tab === undefined || typeof tab === "string");
}
