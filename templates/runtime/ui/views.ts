/** Small pieces that features draw with lit-html. */

import { html, nothing, type TemplateResult } from "lit-html";

export const buttonView = (
  text: string,
  act: () => void,
  className = "wb-button",
): TemplateResult => html`<button type="button" class=${className} @click=${act}>${text}</button>`;

/** What came of a press. */
export interface Result {
  readonly text: string;
  readonly isError?: boolean;
  /** What stands behind the text, such as a way back. */
  readonly more?: TemplateResult;
}

/** It takes the focus when what was pressed is gone. Without a text it has no height, so nothing stands in it. */
export function resultView({ text, isError, more }: Result): TemplateResult {
  const classes = isError ? "wb-result wb-error" : "wb-result";
  return html`<p class=${classes} role="status" tabindex="-1">${text}${more ?? nothing}</p>`;
}
