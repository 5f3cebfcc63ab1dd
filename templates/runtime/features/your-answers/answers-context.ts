/** What the sections of Your answers share: the answers, what was kept of them, and one way to change them. */

import {
  type Address,
  type Answers,
  Catalogue,
  type Change,
  type Context,
  countAnswered,
  eraseAll,
  eraseSome,
  type HistoryEntry,
  isAnswered,
  isSame,
  type LinkedFile,
  type loadBackup,
  type Snapshot,
  type WorkbookPage,
} from "../../kit.ts";
import { groupAddresses, type Part } from "./grouping.ts";
import { say } from "./texts.ts";

export type Backup = Awaited<ReturnType<typeof loadBackup>>;

export class AnswersContext {
  readonly catalogue: Catalogue;
  /** Whether the questions could be loaded. */
  readonly hasQuestions: boolean;
  /** The file that the reader chose, if there is one. */
  readonly file: LinkedFile;
  /** Earlier values by address, newest first. */
  history: ReadonlyMap<Address, readonly HistoryEntry[]> = new Map();
  /** Newest first. */
  snapshots: readonly Snapshot[] = [];
  /** Everything that says something, or did, in the order of the workbook. */
  parts: readonly Part[] = [];
  count = 0;
  /** When a copy was last taken, 0 for never. */
  copiedAt = 0;
  /** What the last restore replaced. */
  undo: readonly Change[] | undefined;
  /** Grows with every change: what depends on the answers is drawn only then. */
  version = 0;
  #epoch = 0;
  #fingerprint = "";
  #isStale = false;
  #reading: Promise<void> | undefined;
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly widget: Context,
    readonly page: WorkbookPage,
    readonly backup: Backup,
    catalogue: Catalogue | undefined,
  ) {
    this.hasQuestions = catalogue !== undefined;
    this.catalogue = catalogue ?? withoutQuestions();
    this.file = new backup.LinkedFile(page.storage, page.slug, this.catalogue);
    page.followFile = () => this.file.follow();
    // When it cannot be read, the next change has it read again.
    page.answers.watch(() => void this.refresh().catch(() => {}));
  }

  get answers(): Answers {
    return this.page.answers;
  }

  get workbook() {
    const { title, edition } = this.catalogue.data;
    return { slug: this.page.slug, title, edition };
  }

  label(address: Address): string {
    return this.catalogue.label(address);
  }

  /** Every address that says something now. */
  answered(): Address[] {
    const said = [...this.answers].filter(([, { value }]) => isAnswered(value));
    return said.map(([address]) => address);
  }

  /** Draw anew. */
  update(): void {
    this.widget.update();
  }

  /** Draw anew, and then put the focus where the reader goes on. */
  focus(selector: string): void {
    this.update();
    queueMicrotask(() => this.widget.place.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Call whenever something has changed. */
  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  sayCount(): void {
    if (!this.page.isStored) return;
    this.tell(say("count", { answers: say("answers", { n: this.count }) }));
  }

  /** Say it in the status line of the page. */
  tell(text: string): void {
    this.widget.message(text);
  }

  /** Read again what belongs to the answers. While that is under way, a further call has it read once more. */
  refresh(): Promise<void> {
    this.#isStale = true;
    return this.#reading ??= this.#readWhileStale();
  }

  /** Which of these would change something. */
  changing(changes: readonly Change[]): Change[] {
    return changes.filter(({ address, value }) => !isSame(this.answers.value(address), value));
  }

  /** Write values over what is here, all or none; what they replace goes to the history. */
  async save(changes: readonly Change[]): Promise<void> {
    const base = (address: Address) => this.answers.get(address)?.rev ?? 0;
    const edits = changes.map((change) => ({ ...change, base: base(change.address), keep: true }));
    await this.page.storage.write(edits);
    await this.#announce(changes.map(({ address }) => address));
  }

  /** A copy outside the browser was taken. */
  async copied(): Promise<void> {
    await this.page.storage.remember("copied", Date.now());
    await this.refresh();
  }

  /** Take answers with their earlier values from every place on this device, and from the file. */
  async erasePart(addresses: readonly Address[]): Promise<void> {
    this.undo = undefined;
    await eraseSome(this.page, addresses);
    await this.#announce(addresses);
    await this.file.writeNow();
  }

  async eraseEverything(): Promise<void> {
    const { page } = this;
    this.undo = undefined;
    this.file.cancel();
    await eraseAll(page, () => page.channel.post({ erased: true }));
    await this.reload();
    const isLeft = this.answers.size || this.history.size || this.snapshots.length;
    if (isLeft) throw new Error("something is still there");
  }

  /** Take over what is stored now. */
  async reload(): Promise<void> {
    await this.page.reload();
    // The page has told us of it, so that it is being read; if not, it is read now.
    await (this.#reading ?? this.refresh());
  }

  /** Tell other windows, the copies on this device, and this page. */
  async #announce(changed: readonly Address[]): Promise<void> {
    this.page.channel.post({ changed });
    await this.reload();
    this.page.followCopies();
    this.sayCount();
  }

  async #readWhileStale(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#read();
      }
    } finally {
      this.#reading = undefined;
    }
  }

  async #read(): Promise<void> {
    const { storage } = this.page;
    const [history, snapshots, copied, epoch] = await Promise.all([
      storage.history(),
      storage.snapshots(),
      storage.meta("copied"),
      storage.meta("epoch"),
    ]);
    // What was erased in another window does not come back through an Undo that still stands here.
    if ((Number(epoch) || 0) !== this.#epoch) this.undo = undefined;
    this.#epoch = Number(epoch) || 0;
    this.#take(history, snapshots, Number(copied) || 0);
  }

  #take(history: readonly HistoryEntry[], snapshots: readonly Snapshot[], copiedAt: number): void {
    this.copiedAt = copiedAt;
    const fingerprint = fingerprintOf(this.answers, history, snapshots, copiedAt);
    if (fingerprint === this.#fingerprint) return;
    this.#fingerprint = fingerprint;
    this.history = byAddress(history.filter(({ value }) => isAnswered(value)));
    this.snapshots = snapshots.toReversed();
    this.count = countAnswered(this.answers);
    const addresses = new Set([...this.answered(), ...this.history.keys()]);
    this.parts = groupAddresses(addresses, this.catalogue);
    this.version++;
    for (const listener of this.#listeners) listener();
    this.update();
  }
}

const withoutQuestions = (): Catalogue =>
  new Catalogue({ title: document.title, edition: "", chapters: [], collections: [] });

function byAddress(history: readonly HistoryEntry[]): Map<Address, HistoryEntry[]> {
  const found = new Map<Address, HistoryEntry[]>();
  for (const entry of history.toReversed()) {
    const entries = found.get(entry.address);
    if (entries) entries.push(entry);
    else found.set(entry.address, [entry]);
  }
  return found;
}

/** Changes when anything does, and is quick to make. */
function fingerprintOf(
  answers: Answers,
  history: readonly HistoryEntry[],
  snapshots: readonly Snapshot[],
  copiedAt: number,
): string {
  const revs = [...answers].map(([address, { rev, savedAt }]) => `${address} ${rev} ${savedAt}`);
  const kept = snapshots.map(({ at, answers }) => `${at} ${answers.length}`);
  return [...revs, history.length, ...kept, copiedAt].join();
}
