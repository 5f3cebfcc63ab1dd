/**
 * A copy in a file that the reader chose, outside the browser: where the browser allows it, it is brought up to date
 * after saves. Nothing that the browser forgets or clears takes this copy along.
 */

import { type Catalogue, loadCatalogue } from "../answers/catalogue.ts";
import { type Address, type Answer, isAnswered } from "../answers/value.ts";
import type { Storage } from "../storage/storage.ts";
import { BackupError, fromFile, makeCopy } from "./file-format.ts";

const EVERY = 10_000;
const MODE = { mode: "readwrite" } as const;

/** `asks`: the browser wants the reader's word again. */
export type LinkState = "none" | "written" | "asks" | "failed" | "too_large";

/** The parts of the File System Access API that browsers have and the compiler does not know. */
export interface LinkedHandle extends FileSystemFileHandle {
  queryPermission(mode: typeof MODE): Promise<PermissionState>;
  requestPermission(mode: typeof MODE): Promise<PermissionState>;
}

/** Whether this browser lets a page keep a file up to date. */
export const canLinkFile = (): boolean => "showSaveFilePicker" in globalThis;

export class LinkedFile {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By a clock that is never set back. */
  #last = -EVERY;
  #failure: "" | "failed" | "too_large" = "";

  constructor(
    private readonly storage: Storage,
    private readonly slug: string,
    private catalogue?: Catalogue,
  ) {}

  /** @returns `at` is when it was last written, in milliseconds since 1970 */
  async look(): Promise<{ state: LinkState; name: string; at: number }> {
    const file = await this.#handle();
    if (!file) return { state: "none", name: "", at: 0 };
    const state = this.#failure || ((await mayWrite(file)) ? "written" : "asks");
    return { state, name: file.name, at: Number(await this.storage.meta("filed")) || 0 };
  }

  /** Take a file that the reader chose, and write it. */
  async choose(file: LinkedHandle): Promise<void> {
    await this.storage.remember("file", file);
    await this.writeNow();
  }

  /** Ask for permission, which the browser allows only after a press. */
  async ask(): Promise<void> {
    await (await this.#handle())?.requestPermission(MODE);
    await this.writeNow();
  }

  /** Write soon, at most every ten seconds. */
  follow(): void {
    this.cancel();
    const wait = Math.max(0, this.#last + EVERY - performance.now());
    this.#timer = setTimeout(() => this.writeNow(), wait);
  }

  /** Write what was saved while no page could, if there is a file; says whether it tried. */
  async catchUp(answers: Iterable<readonly [Address, Answer]>): Promise<boolean> {
    const filed = Number(await this.storage.meta("filed")) || 0;
    const isBehind = [...answers].some(([, { savedAt }]) => savedAt > filed);
    if (!isBehind || !(await this.#handle())) return false;
    await this.writeNow();
    return true;
  }

  async writeNow(): Promise<void> {
    this.#last = performance.now();
    try {
      await this.#write();
      this.#failure = "";
    } catch (error) {
      const isTooLarge = error instanceof BackupError && error.reason === "copy_too_large";
      this.#failure = isTooLarge ? "too_large" : "failed";
    }
  }

  async unlink(): Promise<void> {
    this.cancel();
    await this.storage.remember("file", undefined);
  }

  /** Do not write what was about to be written. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** A copy that cannot be read back never takes the place of one that can; a file is never emptied. */
  async #write(): Promise<void> {
    const file = await this.#handle();
    if (!file) return;
    const at = Date.now();
    const answers = await this.storage.read();
    const isBlank = ![...answers.values()].some(({ value }) => isAnswered(value));
    if (isBlank || !(await mayWrite(file))) return;
    this.catalogue ??= await loadCatalogue();
    const { catalogue } = this;
    const { title, edition } = catalogue.data;
    const label = (address: Address) => catalogue.label(address);
    const copy = await makeCopy(answers, label, { slug: this.slug, title, edition });
    const stream = await file.createWritable();
    await stream.write(copy.file);
    await stream.close();
    await fromFile(await file.getFile(), this.slug);
    for (const name of ["filed", "copied"]) await this.storage.remember(name, at);
  }

  async #handle(): Promise<LinkedHandle | undefined> {
    const file = await this.storage.meta("file");
    return file instanceof FileSystemFileHandle ? file as LinkedHandle : undefined;
  }
}

const mayWrite = async (file: LinkedHandle): Promise<boolean> =>
  (await file.queryPermission(MODE)) === "granted";
