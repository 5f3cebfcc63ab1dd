/**
 * A second, independent copy of all answers, in the origin's private file system.
 *
 * Measured: a damaged database comes back empty and without an error, and a damaged file comes back wrong and
 * without an error. So two files are written in turn, each with a checksum, and a marker in localStorage says
 * how many answers there were: an empty workbook is never taken for a new one in silence.
 */

import { type Address, type Answer, countAnswered, isAnswer } from "../answers/value.ts";
import { checksumOf } from "./checksum.ts";
import type { WebStorage } from "./web-storage.ts";

export interface MirrorCopy {
  /** Counts the writes of the mirror. */
  readonly seq: number;
  readonly savedAt: number;
  readonly count: number;
  readonly answers: ReadonlyMap<Address, Answer>;
}

type Entries = ReadonlyMap<Address, Answer>;
/** What the storage holds by now; nothing when everything was erased in a window that this one has not heard of. */
type ReadNow = () => Promise<Entries | undefined>;
type Marker = Pick<WebStorage, "getItem" | "setItem" | "removeItem">;

const FILES = ["a.json", "b.json"];
const EVERY = 5000;
const ANSWER_WITHIN = 5000;

export class Mirror {
  readonly #name: string;
  readonly #marker: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seq = 0;
  /** By a clock that is never set back. */
  #last = -EVERY;

  constructor(
    slug: string,
    private readonly storage: Marker,
    private readonly root = () => navigator.storage.getDirectory(),
  ) {
    this.#name = `workbook-${slug}`;
    this.#marker = `${this.#name}.count`;
  }

  /** The newest copy whose checksum is right. */
  read(): Promise<MirrorCopy | undefined> {
    return this.#readNewest().catch(() => undefined);
  }

  /** How many answers there were at the last save, 0 when that is not known. */
  expected(): number {
    return Number(this.storage.getItem(this.#marker)) || 0;
  }

  /**
   * Write soon, at most every five seconds. By then some of it may have been erased elsewhere, so the storage
   * is asked once more; where it suddenly holds less, it has lost something, and the mirror stays as it is.
   */
  follow(answers: Iterable<readonly [Address, Answer]>, readNow?: ReadNow): void {
    const expected = new Map(answers);
    this.storage.setItem(this.#marker, String(countAnswered(expected)));
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#last + EVERY - performance.now());
    this.#timer = setTimeout(() => {
      this.#last = performance.now();
      this.#writeUnlessLess(expected, readNow).catch(() => {});
    }, wait);
  }

  /** Write both files at once, so that what was erased is in neither. */
  async replace(answers: Entries): Promise<void> {
    clearTimeout(this.#timer);
    this.storage.setItem(this.#marker, String(countAnswered(answers)));
    const writeBoth = async () => {
      await this.#write(answers);
      await this.#write(answers);
    };
    await this.#exclusively(writeBoth).catch(() => this.#exclusively(() => this.#remove()));
  }

  /** Remove it; rejects when it is still there. */
  async erase(): Promise<void> {
    clearTimeout(this.#timer);
    this.storage.removeItem(this.#marker);
    await this.#exclusively(() => this.#remove());
  }

  async #writeUnlessLess(
    expected: Entries,
    readNow: ReadNow = () => Promise.resolve(expected),
  ): Promise<void> {
    await this.#exclusively(async () => {
      const now = await readNow();
      if (now && now.size >= expected.size) await this.#write(now);
    });
  }

  async #folder(): Promise<FileSystemDirectoryHandle> {
    return (await this.root()).getDirectoryHandle(this.#name, { create: true });
  }

  async #readNewest(): Promise<MirrorCopy | undefined> {
    const copies = await Promise.all(
      FILES.map((file) => this.#readFile(file).catch(() => undefined)),
    );
    const newest = copies.filter((copy) => copy !== undefined).sort((a, b) => b.seq - a.seq)[0];
    this.#seq = Math.max(this.#seq, newest?.seq ?? 0);
    return newest;
  }

  async #readFile(file: string): Promise<MirrorCopy | undefined> {
    const handle = await (await this.#folder()).getFileHandle(file);
    const [head, body] = splitOnce(await (await handle.getFile()).text(), "\n");
    const { seq, savedAt, count, checksum } = JSON.parse(head);
    if ((await checksumOf(body)) !== checksum) return undefined;
    const all: [Address, unknown][] = JSON.parse(body);
    const answers = new Map<Address, Answer>();
    for (const [address, record] of all) if (isAnswer(record)) answers.set(address, record);
    return { seq, savedAt, count, answers };
  }

  async #write(answers: Entries): Promise<void> {
    await this.#readNewest().catch(() => undefined);
    const body = JSON.stringify([...answers]);
    const checksum = await checksumOf(body);
    const head = { seq: ++this.#seq, savedAt: Date.now(), count: countAnswered(answers), checksum };
    const name = FILES[this.#seq % FILES.length] ?? "";
    const handle = await (await this.#folder()).getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(`${JSON.stringify(head)}\n${body}`);
    await stream.close();
  }

  /** Where there is no private file system, there is nothing to remove. */
  async #remove(): Promise<void> {
    let root: FileSystemDirectoryHandle;
    try {
      root = await this.root();
    } catch {
      return;
    }
    await root.removeEntry(this.#name, { recursive: true }).catch(ignoreNotFound);
  }

  /** One window at a time: what is being erased in one is not being written in another. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    const inTime = () => Promise.race([work(), late()]);
    return navigator.locks ? navigator.locks.request(`${this.#name}.copy`, inTime) : inTime();
  }
}

function ignoreNotFound(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "NotFoundError")) throw error;
}

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(reject, ANSWER_WITHIN, new Error("the browser does not answer"));
  });

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}
