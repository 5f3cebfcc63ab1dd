/** Every answer in its place, with its earlier values folded under it. */

import {
  type Address,
  guard,
  type HistoryEntry,
  html,
  isAnswered,
  nothing,
  type TemplateResult,
} from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { EarlierValues } from "./earlier-values.ts";
import { type Group, isRows, type Item, type Line, type Part, type RowLines } from "./grouping.ts";
import { say } from "./texts.ts";
import { buttonView, hintView, Result, type Section } from "./views.ts";

/** As many rows of one list as are shown at once: there may be five years of them. */
const MOST_ROWS = 10;
/** As much of one answer as is shown at once: the page stands still while megabytes are laid out. */
const MOST_CHARACTERS = 20_000;

export class HistorySection implements Section {
  readonly id = "look";
  readonly title = say("look_title");
  readonly #result: Result;
  /** The lists that show all their rows, and the answers that show all their words. */
  readonly #whole = new Set<string>();
  #isEverythingWhole = false;
  /** Grows with what is shown: there is much to draw. */
  #shown = 0;
  readonly #folds: EarlierValues;

  constructor(private readonly context: AnswersContext) {
    this.#result = new Result(() => context.update());
    this.#folds = new EarlierValues(context.catalogue, (entry) => this.#bringBack(entry));
  }

  isShown(): boolean {
    return this.context.parts.length > 0;
  }

  view(): TemplateResult {
    const { parts, version } = this.context;
    return html`
      <section id=${this.id} ?hidden=${!this.isShown()}>
        <h2>${this.title}</h2>
        ${this.#result.view()}
        <div>${guard(
          [version, this.#shown],
          () => parts.map((part) => this.#partView(part)),
        )}</div>
      </section>
    `;
  }

  /** Paper has every row and every word. */
  showEverything(): void {
    this.#isEverythingWhole = true;
    this.#shown++;
  }

  #partView({ title, hint, groups }: Part): TemplateResult {
    return html`
      <h3>${title}</h3>
      ${hint ? hintView(hint) : nothing} ${groups.map((group) => this.#groupView(group))}
    `;
  }

  #groupView({ title, url, items }: Group): TemplateResult {
    const name = url ? html`<a href=${url}>${title}</a>` : title;
    const isListed = items.every(({ prompt }) => prompt);
    return html`
      ${title ? html`<h4>${name}</h4>` : nothing}
      ${isListed ? this.#listView(items) : items.map((item) => this.#contentView(item))}
    `;
  }

  #listView(items: readonly Item[]): TemplateResult {
    return html`
      <dl>
        ${items.map((item) =>
          html`
            <div>
              <dt>${item.prompt}</dt>
              ${isRows(item) ? html`<dd>${this.#contentView(item)}</dd>` : this.#answerView(item)}
            </div>
          `
        )}
      </dl>
    `;
  }

  #contentView(item: Item) {
    return isRows(item) ? this.#rowsView(item.rows) : this.#answerView(item);
  }

  #rowsView(rows: readonly RowLines[]): TemplateResult {
    const list = listOf(rows);
    const earlier = this.#isWhole(list) ? 0 : Math.max(0, rows.length - MOST_ROWS);
    const more = { className: "wb-button wb-earlier-rows" };
    const text = say("show_earlier", { n: earlier });
    return html`<div>${
      earlier ? buttonView(text, () => this.#show(list), more) : nothing
    }<ol tabindex="-1" data-whole=${list}>${
      rows.slice(earlier).map((row) => this.#rowView(row))
    }</ol></div>`;
  }

  #rowView({ name, lines }: RowLines): TemplateResult {
    return html`<li><strong>${name}</strong>${this.#listView(lines)}</li>`;
  }

  #isWhole(name: string): boolean {
    return this.#isEverythingWhole || this.#whole.has(name);
  }

  /** @param name of a list, or an address */
  #show(name: string): void {
    this.#whole.add(name);
    this.#shown++;
    this.context.focus(`#look [data-whole="${CSS.escape(name)}"]`);
  }

  /** An answer, and what it was before. */
  #answerView({ address, question }: Line): TemplateResult {
    const { answers, catalogue, history } = this.context;
    const value = answers.value(address);
    const answer = isAnswered(value)
      ? this.#textView(address, catalogue.text(address, value))
      : html`<dd class="wb-hint" dir="auto">${say("empty_now")}</dd>`;
    const entries = history.get(address);
    const isSavedBefore = question?.save === "never";
    return html`
      ${answer}
      ${entries ? html`<dd class="wb-earlier">${this.#folds.foldOf(entries)}</dd>` : nothing}
      ${isSavedBefore ? html`<dd class="wb-hint">${say("saved_before")}</dd>` : nothing}
    `;
  }

  #textView(address: Address, text: string): TemplateResult {
    if (text.length <= MOST_CHARACTERS) return html`<dd dir="auto">${text}</dd>`;
    const isWhole = this.#isWhole(address);
    const shown = isWhole ? text : `${text.slice(0, MOST_CHARACTERS)}… `;
    const name = say("show_whole", { n: text.length });
    const options = { className: "wb-button wb-earlier-rows" };
    const more = isWhole ? nothing : buttonView(name, () => this.#show(address), options);
    return html`<dd dir="auto" tabindex="-1" data-whole=${address}>${shown}${more}</dd>`;
  }

  async #bringBack({ address, value }: HistoryEntry): Promise<void> {
    try {
      await this.context.save([{ address, value }]);
      this.#result.say(say("this_is_back"));
    } catch {
      this.#result.alarm(say("did_not_work"));
    }
    this.context.focus(`#look [data-address="${CSS.escape(address)}"] summary`);
  }
}

/** The list that rows are of. */
function listOf(rows: readonly RowLines[]): string {
  const address = rows[0]?.lines[0]?.address ?? "";
  return address.split("/").slice(0, -2).join("/");
}
