// What the sections of Your answers share: the store, what it holds now, and one way to change it.

import { isAnswered } from "../../answer.js";
import { Answers } from "../../answers.js";
import { Catalogue, loadCatalogue } from "../../catalogue.js";
import { createFileCopy } from "../../file-copy.js";
import { countOf } from "../../second-copy.js";
import { grouped } from "./groups.js";
import { words } from "./words.js";

/** @typedef {import("../../answer.js").Answer} Answer */
/** @typedef {import("../../answer.js").Value} Value */
/** @typedef {import("../../safe-storage.js").SafeStorage} SafeStorage */
/** @typedef {Answer & {address: string, why: string}} Earlier */
/** @typedef {{at: number, why: string, answers: [string, Answer][]}} Snapshot */
/** @typedef {[string, Value][]} Values */
/**
 * @typedef {object} Parts
 * @property {any} store a Store or a PageStore
 * @property {"stored" | "session" | "off"} state
 * @property {ReturnType<import("../../second-copy.js").createSecondCopy>} copy
 * @property {string} slug
 * @property {SafeStorage} local
 * @property {(text: string) => void} say
 * @property {(message: object) => void} tell other windows
 * @property {() => Map<string, Answer>} answers as this page has just read them
 * @property {(answers: Map<string, Answer>) => void} kept
 */

/** @param {Parts} parts */
export async function openDesk(parts) {
  const desk = new Desk(parts, await loadCatalogue().catch(() => undefined));
  await desk.refresh(new Answers(parts.answers()));
  return desk;
}

export class Desk {
  answers = new Answers();
  /** @type {Map<string, Earlier[]>} earlier words by address, newest first */
  history = new Map();
  /** All that says something, or did, in the order of the workbook. @type {import("./groups.js").Part[]} */
  inOrder = [];
  /** @type {Snapshot[]} newest first */
  snapshots = [];
  copiedAt = 0;
  /** @type {Values | undefined} what the last restore replaced */
  undo;
  /** @type {(() => void)[]} */
  #updates = [];
  /** What is read for the first time is new without a look. */
  #isNew = true;

  /** @param {Parts} parts @param {Catalogue | undefined} catalogue */
  constructor(parts, catalogue) {
    this.parts = parts;
    this.hasQuestions = catalogue !== undefined;
    this.catalogue = catalogue ?? new Catalogue({ title: document.title, edition: "", chapters: [], collections: [] });
    this.file = createFileCopy(parts.store, parts.slug, this.catalogue);
    this.epoch = parts.store.epoch ?? 0;
  }

  get workbook() {
    const { title, edition } = this.catalogue.data;
    return { slug: this.parts.slug, title, edition };
  }

  get count() {
    return countOf(this.answers);
  }

  /** Every address that says something now. */
  answered() {
    return [...this.answers].filter(([, { value }]) => isAnswered(value)).map(([address]) => address);
  }

  /** Draw now, and whenever something has changed. @param {() => void} draw */
  onUpdate(draw) {
    this.#updates.push(draw);
    draw();
  }

  /** @param {Answers} [read] what the store holds, when that is known */
  async refresh(read) {
    const { store } = this.parts;
    const reads = [read ?? store.readAll(), store.history(), store.snapshots(), store.meta("copied"), store.meta("epoch")];
    const [answers, history, snapshots, copiedAt = 0, epoch = 0] = await Promise.all(reads);
    // What was erased in another window does not come back through an Undo that still stands here.
    if (epoch !== this.epoch) this.undo = undefined;
    this.epoch = epoch;
    const changed = this.#take(answers, history, snapshots) || copiedAt !== this.copiedAt;
    this.copiedAt = copiedAt;
    if (changed) for (const draw of this.#updates) draw();
  }

  /** @param {Answers} answers @param {Earlier[]} history @param {Snapshot[]} snapshots */
  #take(answers, history, snapshots) {
    const before = this.#isNew ? "" : fingerprint(this.answers, this.history, this.snapshots);
    this.#isNew = false;
    this.answers = answers;
    this.history = byAddress(history.filter(({ value }) => isAnswered(value)));
    this.snapshots = snapshots.toReversed();
    this.inOrder = grouped(new Set([...this.answered(), ...this.history.keys()]), this.catalogue);
    return !before || before !== fingerprint(this.answers, this.history, this.snapshots);
  }

  /** Which of these would change something. @param {Values} values @returns {Values} */
  changing(values) {
    return values.filter(([address, value]) => JSON.stringify(this.answers.get(address)?.value) !== JSON.stringify(value));
  }

  /** Write values over what is here, all or none; what they replace goes to the history. @param {Values} values */
  async save(values) {
    const base = (/** @type {string} */ address) => this.answers.get(address)?.rev ?? 0;
    await this.parts.store.save(values.map(([address, value]) => ({ address, value, base: base(address), keep: true })));
    await this.changed(values.map(([address]) => address));
  }

  /** Let everyone know: other windows, the copies on this device, and this page. @param {string[]} addresses */
  async changed(addresses) {
    this.parts.tell({ changed: addresses });
    await this.refresh();
    this.parts.kept(this.answers);
    this.file.follow();
    this.sayCount();
  }

  /** A copy outside the browser was taken. */
  async copied() {
    await this.parts.store.remember("copied", Date.now());
    await this.refresh();
  }

  sayCount() {
    if (this.parts.state === "stored") this.parts.say(words.count({ answers: words.answers({ n: this.count }) }));
  }
}

/** @param {Earlier[]} history */
function byAddress(history) {
  /** @type {Map<string, Earlier[]>} */
  const found = new Map();
  for (const entry of history.toReversed()) found.set(entry.address, [...(found.get(entry.address) ?? []), entry]);
  return found;
}

/** Changes when anything does, and is quick to make. @param {Map<string, Answer>} answers @param {Map<string, Earlier[]>} history @param {Snapshot[]} snapshots */
function fingerprint(answers, history, snapshots) {
  const revs = [...answers].map(([address, { rev, savedAt }]) => `${address} ${rev} ${savedAt}`);
  return [...revs, history.size, [...history.values()].flat().length, snapshots.map(({ at }) => at)].join();
}
