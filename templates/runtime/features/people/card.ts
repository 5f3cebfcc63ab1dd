/** One person on a card: what is written, and what can be done with a tap. */

import {
  type Catalogue,
  html,
  isDay,
  nextFollowUp,
  nothing,
  type Row,
  type TemplateResult,
  writtenDay,
} from "../../kit.ts";
import { isDue, kindsOf, LIST, nameOf } from "./person.ts";
import { say } from "./texts.ts";

/** What a card says, in this order; the rest is folded away. */
const FIRST = ["does", "know", "ask_for", "offer", "came_of_it", "contacted"];

export interface CardState {
  readonly today: string;
  /** Whether the rest is unfolded. */
  readonly isUnfolded: boolean;
  /** The form in which the reader changes the person, when it is open. */
  readonly form?: HTMLElement;
  readonly note?: TemplateResult;
}

export interface CardActions {
  contact(): void;
  edit(): void;
  takeOut(): void;
  unfold(isOpen: boolean): void;
  close(): void;
}

export function cardView(
  person: Row,
  catalogue: Catalogue,
  state: CardState,
  actions: CardActions,
): TemplateResult {
  const heading = `${LIST}--${person.id}`;
  const { form, note, today } = state;
  return html`
    <article
      class="wb-card"
      data-card=${person.id}
      ?data-open=${form !== undefined}
      aria-labelledby=${heading}
    >
      <h3 id=${heading} tabindex="-1">${nameOf(person) || say("no_name")}</h3>
      <div class="wb-card__details">
        ${dueView(person, today)} ${writtenView(person, catalogue, state, actions)}
        ${kindsView(person, catalogue)}
      </div>
      <div class="wb-card__notes">${note ?? nothing}</div>
      <div class="wb-actions">
        <button
          type="button"
          class="wb-button"
          aria-describedby=${heading}
          ?hidden=${person.text("contacted") === today}
          @click=${actions.contact}
        >${say("mark_contacted")}</button>
        <button
          type="button"
          class="wb-quiet"
          aria-describedby=${heading}
          @click=${actions.edit}
        >${say("change")}</button>
        <button
          type="button"
          class="wb-quiet"
          aria-describedby=${heading}
          @click=${actions.takeOut}
        >${say("take_out")}</button>
      </div>
      <div>${form ? formView(form, person, catalogue, state, actions) : nothing}</div>
    </article>
  `;
}

/** A person as printed: everything that is written, and nothing to press. */
export function paperCard(person: Row, catalogue: Catalogue, today: string): TemplateResult {
  return html`
    <article class="wb-card">
      <h3>${nameOf(person) || say("no_name")}</h3>
      ${dueView(person, today)}
      <dl>${[...firstOf(person), ...restOf(person, catalogue)].map((column) =>
        lineView(column, person, catalogue)
      )}</dl>
      ${kindsView(person, catalogue)}
    </article>
  `;
}

/** When to get in touch; a day that has gone by is where it started, and nothing worse. */
export function followUpText(person: Row, today: string): string {
  const next = nextFollowUp(person);
  if (!next) return "";
  if (next === today) return say("follow_up_today");
  const day = writtenDay(next);
  return next < today ? say("follow_up_since", { day }) : say("follow_up_on", { day });
}

function dueView(person: Row, today: string) {
  const text = followUpText(person, today);
  if (!text) return nothing;
  return html`<p class="wb-follow-up" ?data-due=${isDue(person, today)}>${text}</p>`;
}

/** What comes first, and the rest folded away; where nothing comes first, the rest stands there. */
function writtenView(
  person: Row,
  catalogue: Catalogue,
  { isUnfolded }: CardState,
  { unfold }: CardActions,
) {
  const first = firstOf(person);
  const rest = restOf(person, catalogue);
  const lines = (columns: readonly string[]) =>
    columns.map((column) => lineView(column, person, catalogue));
  const list = html`<dl>${lines(first.length ? first : rest)}</dl>`;
  if (!first.length || !rest.length) return list;
  return html`${list} ${foldView(isUnfolded, unfold, () => lines(rest))}`;
}

/** Drawn when it is opened. */
function foldView(isOpen: boolean, unfold: CardActions["unfold"], lines: () => unknown) {
  const toggle = ({ target }: Event) =>
    target instanceof HTMLDetailsElement && target.open !== isOpen && unfold(target.open);
  return html`
    <details ?open=${isOpen} @toggle=${toggle}>
      <summary>${say("other_answers")}</summary>
      <dl>${isOpen ? lines() : nothing}</dl>
    </details>
  `;
}

/** What worksheets asked besides stands under the form, to be read here and changed there. */
function formView(
  form: HTMLElement,
  person: Row,
  catalogue: Catalogue,
  { isUnfolded }: CardState,
  { unfold, close }: CardActions,
) {
  const asked = new Set(
    [...form.querySelectorAll<HTMLElement>(".wb-cell")].map(({ dataset }) => dataset.column),
  );
  const others = columnsIn(person, catalogue).filter((column) => !asked.has(column));
  const lines = () => others.map((column) => lineView(column, person, catalogue));
  return html`
    ${form}
    <p class="wb-hint">${say("follow_up_hint")}</p>
    ${others.length ? foldView(isUnfolded, unfold, lines) : nothing}
    <button type="button" class="wb-button" @click=${close}>${say("close")}</button>
  `;
}

const firstOf = (person: Row): string[] => FIRST.filter((column) => person.isTicked(column));

/** What the card does not say in another way. */
function restOf(person: Row, catalogue: Catalogue): string[] {
  const elsewhere = ["name", ...FIRST, ...(isDay(person.text("next_touch")) ? ["next_touch"] : [])];
  return columnsIn(person, catalogue).filter((column) => !elsewhere.includes(column));
}

/** The columns in which something is written, in the order of the list. */
function columnsIn(person: Row, catalogue: Catalogue): string[] {
  const columns = catalogue.collection(LIST)?.columns ?? [];
  return columns.map(({ id }) => id).filter((column) => person.isTicked(column));
}

function lineView(column: string, person: Row, catalogue: Catalogue): TemplateResult {
  const address = person.address(column);
  const prompt = catalogue.find(address)?.question.prompt ?? column;
  return html`
    <dt>${prompt}</dt>
    <dd dir="auto">${catalogue.text(address, person.value(column) ?? "")}</dd>
  `;
}

function kindsView(person: Row, catalogue: Catalogue) {
  const kinds = kindsOf(person);
  if (!kinds.length) return nothing;
  return html`<p class="wb-kinds">${catalogue.text(person.address("kinds"), kinds)}</p>`;
}
