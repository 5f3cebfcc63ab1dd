/**
 * Share with someone: the reader picks what, sees everything that would leave, and takes it as one file or on paper.
 * Nothing is sent from here, and what was picked is not kept.
 */

import {
  download,
  guard,
  html,
  nothing,
  printOnly,
  repeat,
  type TemplateResult,
} from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { readableBody, readablePage } from "./readable.ts";
import { type Choice, type Choices, shareChoices } from "./share-choices.ts";
import { say } from "./texts.ts";
import { buttonView, hintView, Result, type Section, sectionView, tickView } from "./views.ts";

/** As much as is shown without being asked for: a slow phone takes its time for more. */
const MUCH = 200;

export class ShareSection implements Section {
  readonly id = "share";
  readonly title = say("share");
  readonly #result: Result;
  #choices: readonly Choices[] = [];
  /** Nothing is ticked at first. */
  readonly #ticked = new Set<string>();
  #isWhole = false;
  /** Grows with every tick, for the preview. */
  #ticks = 0;

  constructor(private readonly context: AnswersContext) {
    this.#result = new Result(() => context.update());
    context.listen(() => this.#choose());
    this.#choose();
  }

  isShown(): boolean {
    return this.context.count > 0;
  }

  view(): TemplateResult {
    return sectionView(
      this,
      html`
        ${hintView(say("share_hint"))}
        <fieldset class="wb-share">
          <legend>${say("share_what")}</legend>
          ${repeat(this.#choices, ({ key }) => key, (choices) => this.#choicesView(choices))}
        </fieldset>
        <h3 id="share-preview">${say("share_preview")}</h3>
        <div class="wb-preview" tabindex="0" role="group" aria-labelledby="share-preview">${guard([
          this.context.version,
          this.#ticks,
        ], () => this.#previewView())}</div>
        <div class="wb-actions">
          ${buttonView(say("share_download"), () => this.#take())}
          ${buttonView(say("share_print"), () => this.#print())}
        </div>
        ${this.#result.view()}
      `,
    );
  }

  #choicesView({ title, isNamed, choices }: Choices): TemplateResult {
    return html`
      ${isNamed ? nothing : html`<p>${title}</p>`}
      ${repeat(choices, ({ key }) => key, (choice) => this.#tickView(choice))}
    `;
  }

  #tickView({ key, label }: Choice): TemplateResult {
    return tickView(label, this.#ticked.has(key), (isChecked) => this.#tick(key, isChecked));
  }

  /** It scrolls, with keys too. */
  #previewView() {
    const n = this.#picked().length;
    if (n <= MUCH || this.#isWhole) return contentOf(this.#page(readableBody), 3);
    return html`
      <p>${say("answers", { n })}</p>
      ${buttonView(say("share_all"), () => this.#showWhole())}
    `;
  }

  /** What can be picked, after the answers have changed. */
  #choose(): void {
    this.#choices = shareChoices(this.context.parts, this.context.answers);
    this.#result.say("");
  }

  #tick(key: string, isChecked: boolean): void {
    if (isChecked) this.#ticked.add(key);
    else this.#ticked.delete(key);
    this.#ticks++;
    this.#result.say("");
  }

  #picked(): string[] {
    const choices = this.#choices.flatMap(({ choices }) => choices);
    const picked = choices.filter(({ key }) => this.#ticked.has(key));
    return picked.flatMap(({ addresses }) => addresses);
  }

  /** @param make the file, or what is seen of it */
  #page(make: typeof readableBody): string {
    const addresses = this.#picked();
    if (!addresses.length) return "";
    const { answers, catalogue, workbook } = this.context;
    const title = say("shared_title", { title: workbook.title });
    return make({ title, addresses, answers, catalogue, madeAt: Date.now() });
  }

  #showWhole(): void {
    this.#isWhole = true;
    this.#ticks++;
    this.context.focus("#share .wb-preview");
  }

  #take(): void {
    const page = this.#page(readablePage);
    if (!page) return this.#result.say(say("share_none"));
    const { slug } = this.context.workbook;
    const name = `${slug}-shared-${new Date().toISOString().slice(0, 10)}.html`;
    download(name, page, "text/html");
    this.#result.say(say("share_made", { name }));
  }

  #print(): void {
    const body = this.#page(readableBody);
    if (!body) return this.#result.say(say("share_none"));
    printOnly(this.context.page.root, contentOf(body, 0));
  }
}

/**
 * What would leave, word by word.
 *
 * @param deeper how far its headings stand below the first
 */
function contentOf(body: string, deeper: number): Node[] {
  if (!body) {
    return [Object.assign(document.createElement("p"), { textContent: say("share_none") })];
  }
  // Every word in it is escaped, and it is read as a page on its own.
  const page = new DOMParser().parseFromString(body, "text/html");
  for (const heading of page.querySelectorAll("h1, h2, h3")) {
    const lower = page.createElement(`h${Number(heading.tagName[1]) + deeper}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return [...page.body.childNodes].map((node) => document.importNode(node, true));
}
