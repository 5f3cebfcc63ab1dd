import type { Edit, Written } from "../storage/storage.ts";

/** One write that is under way until it is told how it ends. */
export interface Write {
  readonly edits: readonly Edit[];
  succeed(): void;
  fail(error?: unknown): void;
}

/** A storage whose writes take as long as a test wants. */
export class SlowStorage {
  readonly writes: Write[] = [];
  inFlight = 0;
  mostInFlight = 0;
  readonly stored = new Map<string, Edit["value"]>();
  #rev = 0;

  write(edits: readonly Edit[]): Promise<Written[]> {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    return new Promise<Written[]>((resolve, reject) => {
      this.writes.push({
        edits,
        succeed: () => resolve(edits.map((edit) => this.#store(edit))),
        fail: (error = new Error("broken disk")) => reject(error),
      });
    }).finally(() => this.inFlight--);
  }

  /** The write that was asked for last. */
  get last(): Write {
    const last = this.writes.at(-1);
    if (!last) throw new Error("nothing was written yet");
    return last;
  }

  #store({ address, value, tab = "one" }: Edit): Written {
    this.stored.set(address, value);
    return { address, answer: { value, rev: ++this.#rev, savedAt: 0, tab } };
  }
}
