/** One step of this week: what it says, what can be done with it, and its questions when it is opened. */

import {
  type Answers,
  buttonView,
  cloneBareRow,
  element,
  html,
  isDay,
  nothing,
  render,
  type Step,
  STEPS,
  type TemplateResult,
} from "../../kit.ts";
import { isUnsure } from "./plan.ts";
import { linesOf } from "./plan-text.ts";
import { say } from "./texts.ts";

export interface StepActions {
  finish(): void;
  cancel(): void;
  moveToDay(day: string): void;
  moveToNextWeek(): void;
  makeSmaller(): void;
  /** The reader is ready with its questions. */
  close(): void;
}

export class StepCard {
  /** A row of the list, as the worksheets have it: the page saves what is typed in it. */
  readonly row: HTMLElement;
  readonly #head = element("div");
  readonly #foot = element("div");
  #step: Step | undefined;
  #isOpen = false;
  /** Whether the reader is choosing another day. */
  #isMoving = false;

  /** @param place an element that holds the row's template */
  constructor(
    place: HTMLElement,
    private readonly id: string,
    answers: Answers,
    private readonly actions: StepActions,
  ) {
    this.row = cloneBareRow(place, STEPS, id, answers);
    this.row.classList.add("wb-step");
    this.#questions?.before(this.#head);
    this.#questions?.after(this.#foot);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** @param step without one, nothing is written yet */
  show(step: Step | undefined): void {
    this.#step = step;
    this.#draw();
  }

  open(): void {
    this.#set({ isOpen: true });
  }

  /** The caret goes into the question. */
  focus(column: string): void {
    this.row.querySelector<HTMLElement>(`[data-column=${column}] textarea`)?.focus();
  }

  /** The focus goes to the button that opens the questions. */
  focusClosed(): void {
    this.#head.querySelector<HTMLElement>("[aria-expanded]")?.focus();
  }

  get #questions(): HTMLElement | null {
    return this.row.querySelector<HTMLElement>(".wb-cells");
  }

  #set({ isOpen = this.#isOpen, isMoving = false }): void {
    this.#isOpen = isOpen;
    this.#isMoving = isMoving;
    this.#draw();
  }

  #close(): void {
    this.#set({ isOpen: false });
    this.actions.close();
  }

  #draw(): void {
    const step = this.#step;
    const legend = this.row.querySelector("legend");
    const title = step?.what || say(step ? "untitled" : "new_step");
    if (legend && legend.textContent !== title) legend.textContent = title;
    if (this.#questions) this.#questions.hidden = !this.#isOpen;
    this.row.toggleAttribute("data-open", this.#isOpen);
    this.row.toggleAttribute("data-unsure", !!step && isUnsure(step));
    render(this.#headView(step), this.#head);
    const ready = buttonView(say("ready"), () => this.#close(), "wb-button wb-ready");
    render(this.#isOpen ? ready : nothing, this.#foot);
  }

  #headView(step: Step | undefined): TemplateResult {
    const lines = step ? linesOf(step) : [];
    return html`
      <div class="wb-step__summary">${lines.map((line) => html`<p>${line}</p>`)}</div>
      ${step && isUnsure(step) ? this.#unsureView(step) : nothing}
      ${this.#isOpen ? nothing : this.#actionsView()} ${this.#moveView()}
    `;
  }

  /** The step may be made smaller; nothing asks for it twice. */
  #unsureView({ smaller }: Step): TemplateResult {
    const write = () => {
      this.open();
      this.focus("smaller");
    };
    return html`
      <div class="wb-caution wb-unsure">
        <p>${say(smaller ? "smaller_is" : "unsure")}</p>
        ${smaller
          ? buttonView(say("use_smaller"), this.actions.makeSmaller)
          : buttonView(say("make_smaller"), write)}
      </div>
    `;
  }

  #actionsView(): TemplateResult {
    const { finish, cancel } = this.actions;
    const change = () => {
      this.open();
      this.focus("what");
    };
    const move = () => {
      this.#set({ isMoving: !this.#isMoving });
      if (this.#isMoving) this.#day?.focus();
    };
    return html`
      <div class="wb-actions">
        ${buttonView(say("did_it"), finish, "wb-button wb-primary")}
        <button type="button" class="wb-button" aria-expanded="false" @click=${change}>
          ${say("change")}
        </button>
        <button type="button" class="wb-button" aria-expanded=${this.#isMoving} @click=${move}>
          ${say("move")}
        </button>
        ${buttonView(say("cancel_step"), cancel, "wb-quiet")}
      </div>
    `;
  }

  #moveView(): TemplateResult {
    const id = `move-${this.id}`;
    const move = () => {
      const day = this.#day?.value;
      if (isDay(day)) this.actions.moveToDay(day);
      else this.#day?.focus();
    };
    return html`
      <div class="wb-move" ?hidden=${!this.#isMoving}>
        <label for=${id}>${say("move_to")}</label>
        <input type="date" id=${id} autocomplete="off">
        <div class="wb-actions">
          ${buttonView(say("move_there"), move)}
          ${buttonView(say("next_week"), this.actions.moveToNextWeek)}
        </div>
      </div>
    `;
  }

  get #day(): HTMLInputElement | null {
    return this.#head.querySelector("input");
  }
}
