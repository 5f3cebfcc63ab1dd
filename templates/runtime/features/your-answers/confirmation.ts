/** A button that works only after a word was typed. */

import { html, input, type TemplateResult } from "../../kit.ts";
import { say } from "./texts.ts";
import { buttonView, hintView } from "./views.ts";

export interface ConfirmationTexts {
  readonly hint: string;
  readonly label: string;
  readonly button: string;
}

export class Confirmation {
  readonly #field;

  constructor(
    private readonly id: string,
    private readonly texts: ConfirmationTexts,
    private readonly update: () => void,
  ) {
    this.#field = input(id, texts.label);
    this.#field.box.setAttribute("aria-describedby", this.#hintId);
    this.#field.box.oninput = update;
  }

  /** @param work what the button does */
  view(work: () => Promise<void>): TemplateResult {
    const { label, box } = this.#field;
    const isDisabled = box.value.trim().toLowerCase() !== say("erase_word");
    const options = { className: "wb-button wb-danger", isDisabled };
    return html`
      ${hintView(this.texts.hint, this.#hintId)} ${label} ${box}
      <div class="wb-actions">
        ${buttonView(this.texts.button, () => this.#press(work), options)}
      </div>
    `;
  }

  /** The word has to be typed anew. */
  clear(): void {
    this.#field.box.value = "";
  }

  get #hintId(): string {
    return `${this.id}-hint`;
  }

  async #press(work: () => Promise<void>): Promise<void> {
    await work();
    this.clear();
    this.update();
  }
}
