/** The rows that the reader adds to one field: makes, numbers, removes and brings them back. */

import type { Answers } from "../answers/answers.ts";
import { MEMBERSHIP, type Row } from "../answers/row.ts";
import { newRowId, suffixOf } from "../answers/row-ids.ts";
import { type Address, type Change, isAnswered } from "../answers/value.ts";
import { lowerFirst, message } from "../ui/messages.ts";
import { answerElements, listOf, readValue } from "./answer-elements.ts";
import { button, cloneBlank, focusFirst, renameRow } from "./row-elements.ts";
import { type Choice, RowChooser } from "./row-chooser.ts";

/** As many elements as the rows of one list open with: a slow phone takes its time for each. */
const MOST_ELEMENTS = 360;
/** The id that a page gives its first row before the browser gives it a permanent one. */
const STATIC_ROW = "r1";

export class RowList {
  readonly #list: HTMLElement;
  readonly #prefix: string;
  readonly #label: string;
  /** Rows of this list end in it, when it holds the next steps of one worksheet. */
  readonly #suffix: string;
  readonly #kind: string;
  readonly #isFixed: boolean;
  readonly #template: HTMLElement;
  readonly #tools = document.createElement("div");
  readonly #chooser: RowChooser;
  #most: number;
  /** How many rows of long ago are not on the page. */
  #hidden = 0;

  constructor(
    private readonly field: HTMLElement,
    private readonly answers: Answers,
    /** Shows what is answered in a row. */
    private readonly fill: (row: HTMLElement) => void,
    /** How many rows are shown at first; by default as many as a phone draws at once. */
    most = 0,
  ) {
    this.#list = field.querySelector<HTMLElement>(".wb-rows") ?? field;
    const { rowLabel = "Row", owner, kind = "" } = this.#list.dataset;
    this.#label = rowLabel;
    this.#suffix = owner ? `-${owner}` : "";
    this.#kind = kind;
    this.#prefix = listOf(field);
    this.#isFixed = "fixedRows" in this.#list.dataset;
    this.#template = cloneBlank(this.#rows()[0]);
    this.#most = most || Math.ceil(MOST_ELEMENTS / this.#template.querySelectorAll("*").length);
    this.#chooser = new RowChooser(this.#label, (id) => this.#takeIn(id));
    if (!this.#isFixed) this.#mount();
  }

  #mount(): void {
    this.#list.dataset.rows = String(this.#rows().length);
    this.#tools.className = "wb-row__actions";
    const add = message("add", { one: lowerFirst(this.#label) });
    this.#tools.append(button(add, () => focusFirst(this.#add(this.#newId()))));
    this.#list.after(this.#tools);
    addEventListener("beforeprint", () => this.#hidden && this.#showAll());
  }

  /** Whether one of these addresses is in the list. */
  isConcerned(addresses: ReadonlySet<Address>): boolean {
    for (const address of addresses) if (address.startsWith(`${this.#prefix}/`)) return true;
    return false;
  }

  /** Show the rows that say something, the newest where there are many, or one blank row. */
  sync(): void {
    if (this.#isFixed) return;
    const all = this.answers.rows(this.#prefix).filter((row) => this.#belongs(row));
    const stored = all.slice(-this.#most).map(({ id }) => id);
    if (this.#find(STATIC_ROW)) this.#adoptStaticRows();
    const shown = new Set(this.#rows().map(({ dataset }) => dataset.row));
    const missing = stored.filter((id) => !shown.has(id));
    this.#showMissing(missing, new Set(stored));
    this.#count(all, missing.length > 0);
    if (!this.#rows().length) this.#add(this.#newId());
    (globalThis.requestIdleCallback ?? setTimeout)(() => this.#offerOthers());
  }

  /** A new row becomes one of this list's kind with its first word. */
  membership({ dataset: { row: id = "" } }: HTMLElement): Change[] {
    const row = this.#row(id);
    const kinds = row.choices(MEMBERSHIP);
    if (!this.#kind || kinds.includes(this.#kind)) return [];
    return row.with({ [MEMBERSHIP]: [...kinds, this.#kind] });
  }

  /** A row from another window takes the place of a blank one. */
  #showMissing(missing: readonly string[], stored: ReadonlySet<string>): void {
    const isSpare = (row: HTMLElement) =>
      !stored.has(String(row.dataset.row)) && this.#row(String(row.dataset.row)).isBlank &&
      !row.contains(document.activeElement);
    const spare = missing.length ? this.#rows().filter(isSpare) : [];
    for (const id of missing) {
      spare.pop()?.remove();
      this.#place(id);
    }
  }

  #count(all: readonly Row[], isChanged: boolean): void {
    const shown = new Set(this.#rows().map(({ dataset }) => dataset.row));
    const hidden = all.filter(({ id }) => !shown.has(id)).length;
    if (!isChanged && hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.#number();
    this.#offerEarlier();
  }

  /** The page's own rows go; one that already has words in it stays, under an id of its own. */
  #adoptStaticRows(): void {
    for (const row of this.#rows()) {
      const isWritten = answerElements(row).some((cell) => isAnswered(readValue(cell)));
      if (isWritten) this.#setUp(row, this.#newId());
      else row.remove();
    }
    this.#number();
  }

  #setUp(row: HTMLElement, id: string): void {
    renameRow(row, id);
    row.append(button("", () => this.#remove(row), "wb-remove wb-quiet"));
  }

  #add(id: string): HTMLElement {
    const row = this.#place(id);
    this.#number();
    return row;
  }

  /** Ids come oldest first, so a row nearly always goes to the end. */
  #place(id: string): HTMLElement {
    const row = cloneBlank(this.#template);
    this.#setUp(row, id);
    const rows = this.#rows();
    const isLast = !(String(rows.at(-1)?.dataset.row) > id);
    const after = isLast ? null : rows.find((other) => String(other.dataset.row) > id);
    this.#list.insertBefore(row, after ?? null);
    this.fill(row);
    return row;
  }

  #number(): void {
    this.#rows().forEach((row, n) => {
      const name = `${this.#label} ${this.#hidden + n + 1}`;
      const legend = row.querySelector("legend");
      const remove = row.querySelector(".wb-remove");
      if (legend) legend.textContent = name;
      if (remove) remove.textContent = message("remove", { name: lowerFirst(name) });
    });
  }

  /** Someone who is also in another list stays there; this list only lets go of them. */
  #remove(element: HTMLElement): void {
    const row = this.#row(String(element.dataset.row));
    const others = row.choices(MEMBERSHIP).filter((kind) => kind !== this.#kind);
    const isShared = this.#kind !== "" && others.length > 0;
    const name = element.querySelector("legend")?.textContent ?? this.#label;
    const next = element.nextElementSibling;
    element.remove();
    const undo = this.answers.change(isShared ? row.with({ [MEMBERSHIP]: others }) : row.emptied());
    if (!this.#rows().length) this.#add(this.#newId());
    this.#number();
    this.#offerUndo(name, next, () => {
      undo();
      focusFirst(this.#find(row.id) ?? this.#add(row.id));
    });
  }

  /** Where the row was, so that the page does not jump. */
  #offerUndo(name: string, next: Element | null, undo: () => void): void {
    this.#list.querySelector(".wb-undo")?.remove();
    const note = document.createElement("p");
    note.className = "wb-undo";
    note.setAttribute("role", "status");
    const back = button(message("undo"), () => {
      note.remove();
      undo();
    });
    this.#list.insertBefore(note, next?.isConnected ? next : null);
    note.append(message("removed", { name }), " ", back);
    back.focus({ preventScroll: true });
  }

  /** What was written long ago is a tap away, so that a page of five years opens as fast as a new one. */
  #offerEarlier(): void {
    this.field.querySelector(".wb-earlier-rows")?.remove();
    if (!this.#hidden) return;
    const text = message("show_earlier", { n: this.#hidden });
    this.#list.before(button(text, () => this.#showAll(), "wb-button wb-earlier-rows"));
  }

  #showAll(): void {
    this.#most = Infinity;
    this.sync();
  }

  /** The people of other lists are offered, so that nobody is typed twice. */
  #offerOthers(): void {
    if (!this.#kind) return;
    const others = this.answers.rows(this.#prefix).filter((row) => !this.#belongs(row));
    // Someone may have no name yet, but only what they do.
    const named = others.map((row): Choice => [row.id, row.text("name") || row.text("does")]);
    this.#chooser.offer(named.filter(([, name]) => name), this.#tools);
  }

  /** Somebody of another list belongs to this one, too. */
  #takeIn(id: string): void {
    const row = this.#row(id);
    const kinds = [...row.choices(MEMBERSHIP), this.#kind];
    this.answers.change(row.with({ [MEMBERSHIP]: kinds }));
    this.#rows().find(({ dataset }) => this.#row(String(dataset.row)).isBlank)?.remove();
    const shown = this.#find(id) ?? this.#add(id);
    this.#offerOthers();
    shown.tabIndex = -1;
    shown.focus();
  }

  #belongs(row: Row): boolean {
    const isOwn = !this.#suffix || suffixOf(row.id) === this.#suffix;
    return isOwn && (!this.#kind || row.choices(MEMBERSHIP).includes(this.#kind));
  }

  #newId(): string {
    return newRowId(this.#suffix);
  }

  #row(id: string): Row {
    return this.answers.row(this.#prefix, id);
  }

  #rows(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>(":scope > .wb-row")];
  }

  #find(id: string): HTMLElement | undefined {
    return this.#rows().find(({ dataset }) => dataset.row === id);
  }
}
