/** The lists under the week: what waits, what is done, what was cancelled. Long ones show in parts. */

import { html, nothing, repeat, type Step, type TemplateResult } from "../../kit.ts";
import { say } from "./texts.ts";

const AT_FIRST = 20;

export class StepList {
  #shown = AT_FIRST;

  /**
   * @param lineOf what is shown of a step
   * @param update draws anew
   */
  constructor(
    private readonly lineOf: (step: Step) => TemplateResult,
    private readonly update: () => void,
  ) {}

  view(steps: readonly Step[]): TemplateResult {
    const further = steps.length - this.#shown;
    const more = (event: Event) => this.#showMore(event);
    return html`
      <div>
        <ul class="wb-waiting">
          ${repeat(steps.slice(0, this.#shown), ({ id }) => id, this.lineOf)}
        </ul>
        <button type="button" class="wb-button" ?hidden=${further <= 0} @click=${more}>
          ${say("show_more", { n: further })}
        </button>
      </div>
    `;
  }

  /** The focus goes on to the first line that was not shown. */
  #showMore({ target }: Event): void {
    const list = target instanceof Element ? target.previousElementSibling : null;
    const next = this.#shown;
    this.#shown += AT_FIRST * 2;
    this.update();
    queueMicrotask(() => list?.children[next]?.querySelector("button")?.focus());
  }
}

/** A list that is folded away; nothing of it is drawn before it is opened. */
export class FoldedSteps {
  #isOpen = false;
  readonly #list: StepList;

  constructor(
    lineOf: (step: Step) => TemplateResult,
    private readonly update: () => void,
  ) {
    this.#list = new StepList(lineOf, update);
  }

  view(title: string, steps: readonly Step[]): TemplateResult {
    const toggle = ({ target }: Event) => {
      if (!(target instanceof HTMLDetailsElement) || target.open === this.#isOpen) return;
      this.#isOpen = target.open;
      this.update();
    };
    return html`
      <details ?hidden=${!steps.length} ?open=${this.#isOpen} @toggle=${toggle}>
        <summary>${title}</summary>
        ${this.#isOpen ? this.#list.view(steps) : nothing}
      </details>
    `;
  }
}

/** @param small what stands behind it in small type, or "" */
export function lineView(
  text: string,
  small: string,
  ...buttons: TemplateResult[]
): TemplateResult {
  return html`
    <li>
      <p>${text} ${small ? html`<small>${small}</small>` : nothing}</p>
      <div class="wb-actions">${buttons}</div>
    </li>
  `;
}
