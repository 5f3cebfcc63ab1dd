/** Answers that live no longer than the page: for browsers that let it store nothing. */

import type { Address, Answer } from "../answers/value.ts";
import type { Edit, HistoryEntry, Snapshot, Storage, Written } from "./storage.ts";

export class MemoryStorage implements Storage {
  readonly tab = "window";
  readonly epoch = 0;
  readonly #answers: Map<Address, Answer>;

  /** @param keep called with everything after each write; when it throws, the write has failed */
  constructor(
    entries: Iterable<readonly [Address, Answer]> = [],
    private readonly keep: (answers: ReadonlyMap<Address, Answer>) => void = () => {},
  ) {
    this.#answers = new Map(entries);
  }

  read(addresses?: readonly Address[]): Promise<Map<Address, Answer>> {
    const wanted = addresses && new Set(addresses);
    return resolved(
      new Map([...this.#answers].filter(([address]) => wanted?.has(address) ?? true)),
    );
  }

  // deno-lint-ignore require-await -- what throws here rejects
  async write(edits: readonly Edit[]): Promise<Written[]> {
    const savedAt = Date.now();
    const written = edits.map(({ address, value, base }) => {
      const answer: Answer = { value, rev: base + 1, savedAt, tab: this.tab };
      this.#answers.set(address, answer);
      return { address, answer };
    });
    this.keep(this.#answers);
    return written;
  }

  erase(addresses: readonly Address[] = [...this.#answers.keys()]): Promise<void> {
    for (const address of addresses) this.#answers.delete(address);
    return resolved(undefined);
  }

  history = (): Promise<HistoryEntry[]> => resolved([]);
  snapshots = (): Promise<Snapshot[]> => resolved([]);
  meta = (): Promise<unknown> => resolved(undefined);
  snapshot = (): Promise<void> => resolved(undefined);
  remember = (): Promise<void> => resolved(undefined);
  tidy = (): Promise<void> => resolved(undefined);
  rejoin = (): Promise<void> => resolved(undefined);
}

const resolved = <T>(value: T): Promise<T> => Promise.resolve(value);
