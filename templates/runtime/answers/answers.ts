/** All answers of the workbook in memory, and the rows they make. Five years of use are thousands. */

import { type Cells, Row } from "./row.ts";
import {
  type Address,
  type Answer,
  type Change,
  emptied,
  isSame,
  textOf,
  type Value,
} from "./value.ts";

export type Watcher = (changed: ReadonlySet<Address>) => void;
export type Stop = () => void;
export type Undo = () => void;

type Places = Map<string, Map<string, Map<string, Answer>>>;

const NO_CELLS: Cells = new Map();

/**
 * The one model of a page. Whoever changes an answer calls `change`; whoever shows answers calls `watch`.
 * Changes of one microtask are announced together.
 */
export class Answers {
  readonly #answers = new Map<Address, Answer>();
  /** Cells by list and row, sorted when first asked for. */
  #places: Places | undefined;
  readonly #watchers = new Set<Watcher>();
  #changed = new Set<Address>();

  constructor(
    entries: Iterable<readonly [Address, Answer]> = [],
    /** Brings changes to the storage: all of one call in one transaction. */
    private readonly save: (changes: readonly Change[]) => void = () => {},
  ) {
    for (const [address, answer] of entries) this.#answers.set(address, answer);
  }

  get size(): number {
    return this.#answers.size;
  }

  [Symbol.iterator](): IterableIterator<[Address, Answer]> {
    return this.#answers.entries();
  }

  get(address: Address): Answer | undefined {
    return this.#answers.get(address);
  }

  has(address: Address): boolean {
    return this.#answers.has(address);
  }

  value(address: Address): Value | undefined {
    return this.#answers.get(address)?.value;
  }

  text(address: Address): string {
    return textOf(this.value(address)).trim();
  }

  /** The rows that say something, oldest first: a row's id begins with the moment it was made. */
  rows(list: string): Row[] {
    const rows = [...this.#rowsOf(list)].map(([id, cells]) => new Row(list, id, cells));
    return rows.filter((row) => !row.isBlank).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A row by its id, also one in which nothing is written. */
  row(list: string, id: string): Row {
    return new Row(list, id, this.#rowsOf(list).get(id) ?? NO_CELLS);
  }

  /** Write values and save them, all or none. The way back writes the former values, but not over newer ones. */
  change(changes: readonly Change[]): Undo {
    const former = changes.map(({ address, value }) => this.value(address) ?? emptied(value));
    const savedAt = Date.now();
    for (const { address, value } of changes) {
      this.#set(address, { value, rev: 0, savedAt, tab: "" });
    }
    this.save(changes);
    return () => this.#takeBack(changes, former);
  }

  /** Take over what the storage or another window holds. */
  put(address: Address, answer: Answer): void {
    const silent = isSame(this.value(address), answer.value);
    if (silent) this.#place(address, answer);
    else this.#set(address, answer);
  }

  /** Take over everything that the storage holds, and nothing else. */
  replace(entries: Iterable<readonly [Address, Answer]>): void {
    const before = [...this.#answers.keys()];
    this.#answers.clear();
    this.#places = undefined;
    for (const [address, answer] of entries) this.#answers.set(address, answer);
    this.#announce([...before, ...this.#answers.keys()]);
  }

  watch(watcher: Watcher): Stop {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** What was written at one of these addresses since, here or in another window, stays. */
  #takeBack(changes: readonly Change[], former: readonly Value[]): void {
    const back = changes.flatMap(({ address, value }, n) =>
      isSame(this.value(address), value) ? [{ address, value: former[n] ?? emptied(value) }] : []
    );
    if (back.length) this.change(back);
  }

  #set(address: Address, answer: Answer): void {
    this.#place(address, answer);
    this.#announce([address]);
  }

  #place(address: Address, answer: Answer): void {
    this.#answers.set(address, answer);
    if (this.#places) place(this.#places, address, answer);
  }

  #announce(addresses: Iterable<Address>): void {
    if (!this.#changed.size) queueMicrotask(() => this.#flush());
    for (const address of addresses) this.#changed.add(address);
  }

  /** A watcher that throws does not keep the others from hearing. */
  #flush(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const watcher of this.#watchers) {
      try {
        watcher(changed);
      } catch (error) {
        reportError(error);
      }
    }
  }

  #rowsOf(list: string): ReadonlyMap<string, Cells> {
    this.#places ??= placesOf(this.#answers);
    return this.#places.get(list) ?? new Map();
  }
}

function placesOf(answers: ReadonlyMap<Address, Answer>): Places {
  const places: Places = new Map();
  for (const [address, answer] of answers) place(places, address, answer);
  return places;
}

function place(places: Places, address: Address, answer: Answer): void {
  const end = address.lastIndexOf("/");
  const middle = address.lastIndexOf("/", end - 1);
  if (middle < 0) return;
  const list = address.slice(0, middle);
  const id = address.slice(middle + 1, end);
  const rows = getOrAdd(places, list, () => new Map<string, Map<string, Answer>>());
  getOrAdd(rows, id, () => new Map<string, Answer>()).set(address.slice(end + 1), answer);
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, value = make());
  return value;
}
