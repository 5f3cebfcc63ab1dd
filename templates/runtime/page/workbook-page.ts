/** One page of the workbook: its storage, its answers, and what keeps the two in step. */

import { Answers } from "../answers/answers.ts";
import { type Address, type Answer, type Value } from "../answers/value.ts";
import { openStore } from "../storage/answer-store.ts";
import { MemoryStorage } from "../storage/memory.ts";
import { Mirror } from "../storage/mirror.ts";
import { createPersistenceRequest } from "../storage/persist.ts";
import { Saver, type SaveState } from "../storage/saver.ts";
import type { Storage, Written } from "../storage/storage.ts";
import { UnsavedTail } from "../storage/unsaved-tail.ts";
import { WebStorage } from "../storage/web-storage.ts";
import { message } from "../ui/messages.ts";
import { Binding } from "./binding.ts";
import { Channel } from "./channel.ts";
import { offerOtherWords } from "./conflict.ts";
import { inTime } from "./in-time.ts";
import { showProgress } from "./progress.ts";
import { type CopyToKeep, Status } from "./status.ts";
import type { Widgets } from "./widgets.ts";

/**
 * Whether answers reach the disk of this device. In a `session`, which only a window left by release 0.1.0 has,
 * they are kept until the window is closed.
 */
export type PageState = "stored" | "session" | "off";

export class WorkbookPage {
  readonly root: HTMLElement;
  readonly slug: string;
  readonly kind: string;
  readonly worksheet: string;
  readonly local = new WebStorage("localStorage");
  readonly answers: Answers;
  readonly saver: Saver;
  readonly mirror: Mirror;
  readonly tail: UnsavedTail;
  readonly channel: Channel;
  readonly status: Status;
  /** While the reader is asked about lost answers, the mirror that holds them stays as it is. */
  isMirrorHeld = false;
  /** Brings the file that the reader chose up to date, where there is one. */
  followFile: () => void = () => {};
  widgets: Widgets | undefined;
  #binding: Binding | undefined;
  readonly #askPersistence = createPersistenceRequest();

  constructor(
    readonly bar: HTMLElement,
    readonly storage: Storage,
    readonly state: PageState,
  ) {
    const { workbook = "", kind = "", worksheet = "" } = bar.dataset;
    this.root = bar.parentElement ?? document.body;
    this.slug = workbook;
    this.kind = kind;
    this.worksheet = worksheet;
    this.mirror = new Mirror(workbook, this.local);
    this.tail = new UnsavedTail(workbook, storage.tab, this.local);
    // What is said of the answers on this device does not concern a window that has its own.
    this.channel = new Channel(this.isStored ? workbook : undefined);
    this.status = new Status(bar, () => this.copy());
    this.saver = new Saver(storage, {
      state: (saving) => this.#showSaving(saving),
      saved: (written) => this.#onSaved(written),
      erased: () => this.#onErased(),
    });
    this.answers = new Answers([], (changes) => this.saver.change(changes));
  }

  get isStored(): boolean {
    return this.state === "stored";
  }

  /** Read what is stored, after what was still under way when a page was left. */
  async load(): Promise<void> {
    if (this.isStored) await this.#replayTails();
    this.#takeAll(await this.storage.read());
  }

  /** Show the answers on the page, and take up what is typed. */
  mount(): void {
    this.#binding = new Binding(this.root, this.answers, this.saver);
    this.answers.watch(() => showProgress(document.body, this.answers));
    this.channel.listen({
      changed: (addresses) => void this.reload(addresses).catch(() => {}),
      erased: () => this.saver.forget(),
    });
    addEventListener("pagehide", () => this.#keepTail());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#onShow());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#keepTail();
      else this.#onShow();
    });
    this.#binding.start();
    showProgress(document.body, this.answers);
  }

  /** Take over what other windows wrote; the words under the caret stay. */
  async reload(addresses?: readonly Address[]): Promise<void> {
    const fresh = await this.storage.read(addresses);
    if (!addresses) return this.#takeAll(fresh);
    for (const [address, answer] of fresh) {
      if (this.saver.isPending(address)) continue;
      this.answers.put(address, answer);
      if (!this.#binding?.isTyping(address, answer.value)) this.saver.setBase(address, answer.rev);
    }
  }

  /** Load the page anew, unless words would go with it: they are not saved in time, or never are. */
  async renew(): Promise<boolean> {
    if (this.#binding?.hasUnsaved(this.state !== "off")) return false;
    const isSaved = await inTime(this.saver.settled(), 2000).then(() => true, () => false);
    if (isSaved) location.reload();
    return isSaved;
  }

  /** Bring the copies on this device up to date. */
  followCopies(): void {
    if (!this.isStored) return;
    if (!this.isMirrorHeld) this.mirror.follow(this.answers, () => this.#readNow());
    this.followFile();
    this.#askPersistence();
  }

  /** When an answer of this worksheet was last saved, 0 for never. */
  lastSaved(): number {
    const prefix = `${this.worksheet}/`;
    let last = 0;
    for (const [address, { savedAt }] of this.answers) {
      if (address.startsWith(prefix)) last = Math.max(last, savedAt);
    }
    return last;
  }

  #takeAll(stored: ReadonlyMap<Address, Answer>): void {
    const pending = [...this.answers].filter(([address]) => this.saver.isPending(address));
    const isTyping = (address: Address, value: Value) => this.#binding?.isTyping(address, value);
    for (const [address, { value, rev }] of stored) {
      if (!this.saver.isPending(address) && !isTyping(address, value)) {
        this.saver.setBase(address, rev);
      }
    }
    this.answers.replace(new Map([...stored, ...pending]));
  }

  async #replayTails(): Promise<void> {
    const left = this.tail.read();
    // Newer words in the storage win.
    if (left.length) await this.storage.write(left, "theirs");
    this.tail.forget();
  }

  #showSaving(saving: SaveState): void {
    if (this.state === "session" && saving !== "failed") this.status.say(message("session_only"));
    else if (this.state !== "off") this.status.state(saving);
  }

  #onSaved(written: readonly Written[]): void {
    for (const { address, answer, lost } of written) {
      // Words typed since then are newer than what was saved just now.
      if (!this.saver.isPending(address)) this.answers.put(address, answer);
      if (lost !== undefined) this.#offerLost(address, lost);
    }
    this.tail.update(this.saver.unsaved());
    this.channel.post({ changed: written.map(({ address }) => address) });
    this.followCopies();
  }

  #offerLost(address: Address, lost: Value): void {
    const element = this.#binding?.find(address);
    if (!element || typeof lost !== "string" || !lost.trim()) return;
    offerOtherWords(element, lost, () => void this.answers.change([{ address, value: lost }]));
  }

  /** What stands here goes too, and may not be written back. */
  #onErased(): void {
    this.answers.replace([]);
    this.status.say(message("erased_elsewhere"));
    this.storage.rejoin().catch(() => {});
  }

  #keepTail(): void {
    if (this.isStored) this.tail.keep(this.saver.unsaved());
  }

  #onShow(): void {
    this.#keepTail();
    this.saver.flush();
    this.reload().catch(() => {});
  }

  /** What the storage holds by now; nothing when everything was erased in a window that this one has not heard of. */
  async #readNow(): Promise<Map<Address, Answer> | undefined> {
    const epoch = Number(await this.storage.meta("epoch")) || 0;
    return epoch === this.storage.epoch ? this.storage.read() : undefined;
  }

  /** A copy of everything that is here. When that is too much, of what is at risk: the words on this page. */
  async copy(): Promise<CopyToKeep> {
    const { makeCopy } = await inTime(import("../backup/backup.ts"));
    const savedAt = Date.now();
    const here = [...(this.#binding?.values() ?? [])];
    const onPage = here.map(([address, value]): [Address, Answer] => [
      address,
      { value, rev: 0, savedAt, tab: "" },
    ]);
    const { edition = "" } = this.bar.dataset;
    const workbook = { slug: this.slug, title: document.title, edition };
    const copyOf = (answers: Map<Address, Answer>) =>
      makeCopy(answers, (address) => address, workbook);
    return copyOf(new Map([...this.answers, ...onPage])).catch(async () => ({
      ...(await copyOf(new Map(onPage))),
      remark: message("download_of_page"),
    }));
  }
}

let current: WorkbookPage | undefined;

/** The page that is open, for features that work on all answers: copies, sharing, erasing. */
export function currentPage(): WorkbookPage {
  if (!current) throw new Error("the page is not open yet");
  return current;
}

/**
 * A page on the database, or on memory where the browser lets it store nothing.
 *
 * @param openSession opens the answers that this window keeps to itself, where it does
 * @param beforeLoad what is done before the page reads its answers
 */
export async function openPage(
  bar: HTMLElement,
  openSession: () => Promise<Storage | undefined>,
  beforeLoad: (page: WorkbookPage) => Promise<void>,
): Promise<WorkbookPage> {
  try {
    const session = await openSession();
    const storage = session ?? await openStore(bar.dataset.workbook ?? "");
    const page = new WorkbookPage(bar, storage, session ? "session" : "stored");
    await beforeLoad(page);
    await page.load();
    return current = page;
  } catch {
    const page = new WorkbookPage(bar, new MemoryStorage(), "off");
    await page.load();
    return current = page;
  }
}
