import type { AnswerStore } from "../storage/answer-store.ts";
import { Saver } from "../storage/saver.ts";
import type { Edit, Written } from "../storage/storage.ts";
import { UnsavedTail } from "../storage/unsaved-tail.ts";
import { WebStorage } from "../storage/web-storage.ts";
import { turn } from "./clock.ts";
import { type Device, SLUG } from "./device.ts";
import type { Random } from "./random.ts";

/** Everything that happens on one device, among its windows. */
export interface World {
  readonly device: Device;
  readonly random: Random;
  readonly windows: Set<Window>;
  /** Every word that a window has said to be saved, by address. */
  readonly safe: Map<string, Set<string>>;
}

/** One window as the page is: it shows texts, saves what is typed, and hears of others. */
export class Window {
  readonly shown = new Map<string, string>();
  readonly saver: Saver;
  readonly #tail: UnsavedTail;
  /** What the channel brings, late. */
  #heard: string[] = [];

  private constructor(private readonly world: World, private readonly store: AnswerStore) {
    this.#tail = new UnsavedTail(SLUG, store.tab, new WebStorage("sessionStorage"));
    this.saver = new Saver({ write: (edits) => this.#writeSlowly(edits) }, {
      state: () => {},
      saved: (written) => this.#onSaved(written),
      erased: () => this.#onErased(),
    });
    world.windows.add(this);
  }

  static async open(world: World, tab: string): Promise<Window> {
    const window = new Window(world, await world.device.open(tab));
    const left = window.#tail.read();
    if (left.length) await window.store.write(left, "theirs");
    window.#tail.forget();
    await window.#take(await window.store.read());
    return window;
  }

  /** Add a word to what is shown there. */
  type(address: string, word: string): void {
    this.#change(address, `${this.shown.get(address) ?? ""}${word} `);
  }

  clear(address: string): void {
    this.#change(address, "");
  }

  /** Take over what the others said. */
  async hear(): Promise<void> {
    const addresses = this.#heard;
    this.#heard = [];
    if (addresses.length) this.#take(await this.store.read(addresses));
  }

  /** Out of sight for a moment. */
  blink(): void {
    this.#tail.keep(this.saver.unsaved());
    this.#tail.keep(this.saver.unsaved());
  }

  /** Closed as a browser closes a window: the tail is kept. */
  leave(): void {
    this.#tail.keep(this.saver.unsaved());
    this.kill();
  }

  /** Gone without a farewell. */
  kill(): void {
    this.world.windows.delete(this);
    this.store.close();
  }

  async erase(): Promise<void> {
    await this.store.erase();
    this.#tail.erase(() => true);
    for (const window of this.world.windows) window.saver.forget();
  }

  get tab(): string {
    return this.store.tab;
  }

  #change(address: string, value: string): void {
    this.shown.set(address, value);
    this.saver.change([{ address, value }]);
  }

  async #writeSlowly(edits: readonly Edit[]): Promise<Written[]> {
    const { random, windows } = this.world;
    if (random.happens(0.1)) throw new Error("broken disk");
    const written = await this.store.write(edits);
    for (let n = random.below(4); n > 0; n--) await turn();
    if (random.happens(0.1)) throw new Error("nothing was heard of the end");
    return windows.has(this) ? written : new Promise(() => {});
  }

  #onSaved(written: readonly Written[]): void {
    this.#tail.update(this.saver.unsaved());
    for (const { address, answer } of written) {
      if (!this.saver.isPending(address)) this.shown.set(address, String(answer.value));
      const safe = this.world.safe.get(address) ?? new Set();
      for (const word of String(answer.value).split(" ")) safe.add(word);
      this.world.safe.set(address, safe);
    }
    const addresses = written.map(({ address }) => address);
    for (const other of this.world.windows) if (other !== this) other.#heard.push(...addresses);
  }

  #onErased(): void {
    this.shown.clear();
    this.store.rejoin();
  }

  #take(stored: Awaited<ReturnType<AnswerStore["read"]>>): void {
    for (const [address, { value, rev }] of stored) {
      if (this.saver.isPending(address)) continue;
      this.shown.set(address, String(value));
      this.saver.setBase(address, rev);
    }
  }
}
