/** What this browser does with the reader's words: checks their spelling or not; and a word on shared computers. */

import { html, type TemplateResult } from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { say } from "./texts.ts";
import { hintView, type Section, sectionView, tickView } from "./views.ts";

export class SettingsSection implements Section {
  readonly id = "settings";
  readonly title = say("settings_title");
  readonly #key: string;

  constructor(private readonly context: AnswersContext) {
    this.#key = `workbook-${context.page.slug}.spellcheck`;
  }

  isShown(): boolean {
    return true;
  }

  view(): TemplateResult {
    const isOn = this.context.page.local.getItem(this.#key) !== "off";
    return sectionView(
      this,
      html`
        ${tickView(say("spellcheck"), isOn, (isChecked) => this.#set(isChecked))}
        ${hintView(say("spellcheck_hint"))} ${hintView(say("shared_computer"))}
      `,
    );
  }

  #set(isOn: boolean): void {
    const { local } = this.context.page;
    if (isOn) local.removeItem(this.#key);
    else local.setItem(this.#key, "off");
  }
}
