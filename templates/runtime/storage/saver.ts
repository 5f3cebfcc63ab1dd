/** Brings every change to the storage: at once, one write in flight, later keystrokes right behind it. */

import type { Address, Change, Value } from "../answers/value.ts";
import { type Edit, ErasedError, type Storage, type Written } from "./storage.ts";

export type SaveState = "saving" | "saved" | "failed";

export interface SaveEvents {
  state(state: SaveState): void;
  saved(written: readonly Written[]): void;
  /** Everything was erased, here or in another window. */
  erased(): void;
}

const RETRY_AFTER = [250, 1000, 4000, 15000];

export class Saver {
  /** Changes that no write has taken up yet. */
  readonly #waiting = new Map<Address, Value>();
  /** Changes in the write under way. */
  #writing = new Map<Address, Value>();
  /** The revision that the reader's own value is based on. */
  readonly #bases = new Map<Address, number>();
  /** Who waits until nothing is unsaved. */
  #settling: (() => void)[] = [];
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly storage: Pick<Storage, "write">,
    private readonly events: SaveEvents,
  ) {}

  /** Save changes; those of one call reach the disk together. */
  change(changes: readonly Change[]): void {
    for (const { address, value } of changes) this.#waiting.set(address, value);
    this.flush();
  }

  async flush(): Promise<void> {
    if (this.#writing.size || !this.#waiting.size) return;
    clearTimeout(this.#retry);
    const batch = new Map(this.#waiting);
    this.#writing = batch;
    this.#waiting.clear();
    this.events.state("saving");
    // Forgotten meanwhile, a batch is not heard of again: newer ones go their own way.
    const isForgotten = () => this.#writing !== batch;
    try {
      const written = await this.storage.write(this.#edits(batch));
      if (isForgotten()) return;
      this.#succeed(written);
    } catch (error) {
      if (isForgotten()) return;
      if (error instanceof ErasedError) this.forget();
      else this.#fail();
      return;
    }
    this.flush();
  }

  setBase(address: Address, rev: number): void {
    this.#bases.set(address, rev);
  }

  /** Whether the reader's own value for an address is still on its way. */
  isPending(address: Address): boolean {
    return this.#waiting.has(address) || this.#writing.has(address);
  }

  /** Every change that no completed write holds. */
  unsaved(): Edit[] {
    return this.#edits(new Map([...this.#writing, ...this.#waiting]));
  }

  /** Resolves when a completed write holds every change. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#writing.size || this.#waiting.size) this.#settling.push(resolve);
      else resolve();
    });
  }

  /** Drop every change, sent or not: everything was erased on purpose. */
  forget(): void {
    clearTimeout(this.#retry);
    this.#waiting.clear();
    this.#writing = new Map();
    this.#bases.clear();
    this.#failures = 0;
    this.#settle();
    this.events.erased();
  }

  #edits(changes: ReadonlyMap<Address, Value>): Edit[] {
    return [...changes].map(([address, value]) => ({
      address,
      value,
      base: this.#bases.get(address) ?? 0,
    }));
  }

  #succeed(written: readonly Written[]): void {
    for (const { address, answer } of written) this.#bases.set(address, answer.rev);
    this.#writing = new Map();
    this.#failures = 0;
    this.#announce(written);
    if (this.#waiting.size) return;
    this.events.state("saved");
    this.#settle();
  }

  /** What listeners do with it may fail: the words are saved all the same. */
  #announce(written: readonly Written[]): void {
    try {
      this.events.saved(written);
    } catch (error) {
      reportError(error);
    }
  }

  /** The older values go back under the newer ones: nothing is forgotten, nothing newer is undone. */
  #fail(): void {
    for (const [address, value] of this.#writing) {
      if (!this.#waiting.has(address)) this.#waiting.set(address, value);
    }
    this.#writing = new Map();
    this.events.state("failed");
    const after = RETRY_AFTER[Math.min(this.#failures++, RETRY_AFTER.length - 1)];
    this.#retry = setTimeout(() => this.flush(), after);
  }

  #settle(): void {
    for (const resolve of this.#settling) resolve();
    this.#settling = [];
  }
}
