/** A note that says what was done, where it was done, with the way back. */

import { html, type TemplateResult } from "lit-html";
import { message } from "./messages.ts";

export function undoNote(text: string, undo: () => void): TemplateResult {
  return html`
    <p class="wb-undo" role="status">
      ${text}
      <button type="button" class="wb-button" @click=${undo}>${message("undo")}</button>
    </p>
  `;
}
