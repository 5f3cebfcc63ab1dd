/** The page People: everyone on a card, from the list that the worksheets fill. */

import {
  type Answers,
  type Catalogue,
  cloneRow,
  type Context,
  html,
  loadCatalogue,
  MEMBERSHIP,
  newRowId,
  repeat,
  type Row,
  type TemplateResult,
  undoNote,
  type View,
  type Widget,
} from "../../kit.ts";
import { type CardActions, cardView, followUpText, paperCard } from "./card.ts";
import { Filters } from "./filters.ts";
import { LIST, markContacted, nameOf, sortByDueDate } from "./person.ts";
import { say } from "./texts.ts";

/** As many cards as are drawn at a time: a slow phone takes its time for each. */
const AT_A_TIME = 10;

/** Something that was taken out, or another note in the place of a card. */
interface Note {
  readonly text: string;
  readonly undo: () => void;
}

export const widget: Widget = {
  mount: async (context) => new PeopleBoard(context, await loadCatalogue()),
};

class PeopleBoard implements View {
  readonly #answers: Answers;
  readonly #filters: Filters;
  /** The cards in their order; they stay where they are while somebody works with them. */
  #order: string[] = [];
  #shown = AT_A_TIME;
  /** Forms that are open, by row. */
  readonly #forms = new Map<string, HTMLElement>();
  readonly #notes = new Map<string, Note>();
  /** Taken out, with a note in their place. */
  readonly #gone = new Set<string>();
  readonly #unfolded = new Set<string>();
  /** Where the focus goes with the next drawing. */
  #focus = "";

  constructor(private readonly context: Context, private readonly catalogue: Catalogue) {
    this.#answers = context.answers;
    const page = context.place.parentElement ?? context.place;
    this.#filters = new Filters(catalogue, page, () => this.#arrange());
    this.#sort();
  }

  view(): TemplateResult {
    const people = this.#catchUp();
    const shown = this.#order.slice(0, this.#shown);
    const further = this.#order.length - shown.length;
    this.#focusSoon();
    return html`
      <h2 id="board">${say("board")}</h2>
      <div class="wb-actions">
        <button type="button" class="wb-button wb-primary" @click=${() => this.#add()}>
          ${say("add_person")}
        </button>
      </div>
      ${this.#filters.view(!people.size)}
      <p class="wb-hint wb-count" role="status">${this.#countText(people, shown)}</p>
      <div class="wb-cards">
        ${repeat(shown, (id) => id, (id) => this.#card(id))}
      </div>
      <button type="button" class="wb-button" ?hidden=${!further} @click=${() => this.#showMore()}>
        ${say("show_more", { n: further })}
      </button>
    `;
  }

  paper(): TemplateResult {
    const people = this.#catchUp();
    const rows = this.#order.flatMap((id) => people.get(id) ?? []);
    return html`
      <h2>${say("board")}</h2>
      <div class="wb-cards">
        ${rows.map((row) => paperCard(row, this.catalogue, this.context.today()))}
      </div>
    `;
  }

  #card(id: string): TemplateResult {
    const note = this.#notes.get(id);
    const noteView = note && undoNote(note.text, note.undo);
    if (this.#gone.has(id) && noteView) return noteView;
    const state = {
      today: this.context.today(),
      isUnfolded: this.#unfolded.has(id),
      form: this.#forms.get(id),
      note: noteView,
    };
    return cardView(this.#row(id), this.catalogue, state, this.#actions(id));
  }

  #actions(id: string): CardActions {
    return {
      contact: () => this.#contact(id),
      edit: () => this.#edit(id),
      takeOut: () => this.#takeOut(id),
      close: () => this.#close(id),
      unfold: (isOpen) => {
        if (isOpen) this.#unfolded.add(id);
        else this.#unfolded.delete(id);
        this.context.update();
      },
    };
  }

  /** People who came meanwhile stand first; cards without anybody go. */
  #catchUp(): Map<string, Row> {
    const people = new Map(this.#answers.rows(LIST).map((row) => [row.id, row]));
    const isHere = (id: string) => people.has(id) || this.#forms.has(id) || this.#gone.has(id);
    const known = new Set(this.#order);
    const today = this.context.today();
    const fresh = [...people.values()].filter((row) =>
      !known.has(row.id) && this.#filters.fits(row, today)
    );
    this.#shown += fresh.length;
    this.#order = [...fresh.reverse().map(({ id }) => id), ...this.#order.filter(isHere)];
    return people;
  }

  /** In order, as the filters say. */
  #sort(): void {
    const today = this.context.today();
    const newest = this.#answers.rows(LIST).reverse();
    const fitting = newest.filter((row) => this.#filters.fits(row, today));
    this.#order = sortByDueDate(fitting, today).map(({ id }) => id);
    this.#shown = AT_A_TIME;
  }

  #arrange(): void {
    this.#forms.clear();
    this.#notes.clear();
    this.#gone.clear();
    this.#sort();
    this.context.update();
  }

  #countText(people: ReadonlyMap<string, Row>, shown: readonly string[]): string {
    if (!people.size) return say("nobody");
    return shown.length ? say("shown", { n: shown.length, all: people.size }) : say("nobody_fits");
  }

  #showMore(): void {
    this.#focus = `[data-card="${this.#order[this.#shown]}"] h3`;
    this.#shown += AT_A_TIME;
    this.context.update();
  }

  /** The kind is theirs with the first word, and no one is there without a word. */
  #add(): void {
    const id = newRowId();
    const kind = this.#filters.newKind();
    this.#order.unshift(id);
    this.#shown++;
    this.#edit(id);
    const form = this.#forms.get(id);
    if (!kind || !form) return;
    const box = form.querySelector<HTMLInputElement>(`[data-column=kinds] [value="${kind}"]`);
    if (box) box.checked = true;
    const join = () => void this.#answers.change(this.#row(id).with({ [MEMBERSHIP]: [kind] }));
    form.addEventListener("input", join, { once: true });
  }

  #edit(id: string): void {
    this.#notes.delete(id);
    this.#forms.set(id, cloneRow(this.context.place, LIST, id, this.#answers));
    this.#focus = `[data-card="${id}"] textarea`;
    this.context.update();
  }

  #close(id: string): void {
    this.#forms.delete(id);
    this.#focus = this.#row(id).isBlank ? ".wb-primary" : `[data-card="${id}"] h3`;
    this.context.update();
  }

  #contact(id: string): void {
    const undo = this.#answers.change(
      this.#row(id).with(markContacted(this.#row(id), this.context.today())),
    );
    const now = this.#row(id);
    const name = nameOf(now) || say("no_name");
    const next = followUpText(now, this.context.today());
    const text = [say("marked_contacted", { name }), next].filter(Boolean).join(" ");
    this.#note(id, text, () => {
      undo();
      this.#focus = `[data-card="${id}"] .wb-actions button`;
    });
  }

  #takeOut(id: string): void {
    const person = this.#row(id);
    const name = nameOf(person) || say("no_name");
    const undo = this.#answers.change(person.emptied());
    this.#gone.add(id);
    this.#note(id, say("taken_out", { name }), () => {
      this.#gone.delete(id);
      undo();
      this.#focus = `[data-card="${id}"] h3`;
    });
  }

  #note(id: string, text: string, undo: () => void): void {
    const takeBack = () => {
      this.#notes.delete(id);
      undo();
      this.context.update();
    };
    this.#notes.set(id, { text, undo: takeBack });
    this.#focus = ".wb-undo button";
    this.context.update();
  }

  #row(id: string): Row {
    return this.#answers.row(LIST, id);
  }

  /** Once it is drawn. */
  #focusSoon(): void {
    const selector = this.#focus;
    this.#focus = "";
    if (!selector) return;
    queueMicrotask(() =>
      this.context.place.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
    );
  }
}
