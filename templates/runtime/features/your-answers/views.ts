/** Pieces that the sections of Your answers share. */

import { html, nothing, oneAtATime, type TemplateResult } from "../../kit.ts";

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Whether there is something to show. */
  isShown(): boolean;
  view(): TemplateResult;
}

/** A part of the page under a heading of its own. */
export const sectionView = (section: Section, content: unknown): TemplateResult =>
  html`
    <section
      class="wb-panel-frame"
      id=${section.id}
      aria-labelledby="${section.id}-title"
      ?hidden=${!section.isShown()}
    >
      <h2 id="${section.id}-title">${section.title}</h2>
      ${content}
    </section>
  `;

export const hintView = (text: string, id = ""): TemplateResult =>
  html`<p class="wb-hint" id=${id || nothing}>${text}</p>`;

export interface ButtonOptions {
  readonly className?: string;
  /** The id of what says more about it. */
  readonly describedBy?: string;
  readonly isDisabled?: boolean;
}

/** It ignores presses while its work is under way, so that none starts it twice and the focus stays. */
export function buttonView(
  text: string,
  work: () => unknown,
  { className = "wb-button", describedBy, isDisabled = false }: ButtonOptions = {},
): TemplateResult {
  // deno-fmt-ignore: where the page keeps white space, it would be seen around the button
  return html`<button
    type="button"
    class=${className}
    aria-describedby=${describedBy ?? nothing}
    ?disabled=${isDisabled}
    @click=${busyWith(work)}
    .textContent=${text}
  ></button>`;
}

const busyWith = (work: () => unknown) => ({ currentTarget }: Event): void => {
  if (currentTarget instanceof HTMLElement) void oneAtATime(currentTarget, work);
};

/** A form that the Enter key sends to us, and to nobody else. */
export function formView(
  content: unknown,
  send: { readonly text: string; readonly more?: TemplateResult },
  work: () => unknown,
): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    busyWith(work)(event);
  };
  return html`
    <form @submit=${submit}>
      ${content}
      <div class="wb-actions">
        <button type="submit" class="wb-button" .textContent=${send.text}></button>
        ${send.more ?? nothing}
      </div>
    </form>
  `;
}

/** A tick with its words. */
export function tickView(
  text: string,
  isChecked: boolean,
  act: (isChecked: boolean) => void,
): TemplateResult {
  const changed = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) act(target.checked);
  };
  return html`<label class="wb-tick">
    <input type="checkbox" .checked=${isChecked} @change=${changed}><span>${text}</span>
  </label>`;
}

/** The line that says what came of a press. */
export class Result {
  #text = "";
  #isAlarm = false;

  constructor(private readonly update: () => void) {}

  say(text: string): void {
    this.#set(text, false);
  }

  alarm(text: string): void {
    this.#set(text, true);
  }

  view(): TemplateResult {
    const className = this.#isAlarm ? "wb-result wb-error" : "wb-result";
    return html`<p class=${className} role="status" tabindex="-1" .textContent=${this.#text}></p>`;
  }

  #set(text: string, isAlarm: boolean): void {
    this.#text = text;
    this.#isAlarm = isAlarm;
    this.update();
  }
}
