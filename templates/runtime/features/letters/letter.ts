/** A letter on a worksheet's page: it follows the answers, and can be copied, printed or opened elsewhere. */

import {
  buttonView,
  type Catalogue,
  type Context,
  currentPage,
  html,
  loadCatalogue,
  nothing,
  printOnly,
  type Result,
  resultView,
  type Row,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { BLANK, blanksIn, compose, type Piece, plainText } from "./compose.ts";
import { mailLink } from "./mail-link.ts";
import { latestOf, nameOf, rowsOfKind, sourceOf } from "./source.ts";
import { say } from "./texts.ts";

export const widget: Widget = {
  mount: async (context) => new Letter(context, await loadCatalogue()),
};

class Letter implements View {
  readonly #id: string;
  readonly #worksheet: string;
  readonly #text: string;
  readonly #subject: string;
  /** The list that the letter is about one row of, or "". */
  readonly #list: string;
  readonly #kind: string;
  /** The row that the reader picked; until then it is the one that was written in last. */
  #picked = "";
  #result: Result = { text: "" };

  constructor(private readonly context: Context, private readonly catalogue: Catalogue) {
    const { dataset } = context.place;
    this.#worksheet = dataset.worksheet ?? "";
    this.#id = `${dataset.worksheet}--${dataset.field}`;
    this.#text = dataset.text ?? "";
    this.#subject = dataset.subject ?? "";
    this.#list = dataset.oneOf ?? "";
    this.#kind = dataset.kind ?? "";
  }

  view(): TemplateResult {
    const { answers } = this.context;
    const rows = this.#list ? rowsOfKind(answers, this.#list, this.#kind) : [];
    const chosen = rows.some(({ id }) => id === this.#picked) ? this.#picked : latestOf(rows);
    const source = sourceOf(answers, this.catalogue, this.#list, chosen);
    const lines = compose(this.#text, source);
    const text = plainText(lines);
    return html`
      ${rows.length > 1 ? this.#recipientView(rows, chosen) : nothing} ${textView(lines)}
      <div class="wb-computed__actions">
        <p class="wb-hint">${this.#blanksText(lines)}</p>
        <p class="wb-hint">${say("change_it")}</p>
        ${this.#buttonsView(text)} ${resultView(this.#result)} ${this.#mailView(text)}
      </div>
    `;
  }

  #recipientView(rows: readonly Row[], chosen: string): TemplateResult {
    const pick = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this.#picked = target.value;
      this.context.update();
    };
    const option = (row: Row) => {
      const name = nameOf(row, this.catalogue) || say("no_name_yet");
      return html`<option value=${row.id} .selected=${row.id === chosen}>${name}</option>`;
    };
    return html`
      <label class="wb-letter__recipient">
        ${say("recipient")}
        <select id=${`${this.#id}--who`} @change=${pick}>${rows.map(option)}</select>
      </label>
    `;
  }

  #buttonsView(text: string): TemplateResult {
    return html`
      <div class="wb-actions">
        ${buttonView(say("copy_text"), () => this.#copy(text))}
        ${buttonView(say("print_text"), () => this.#print())}
      </div>
    `;
  }

  /** What happens elsewhere is said before the link that leads there. */
  #mailView(text: string): TemplateResult {
    const link = mailLink(this.#subject, text);
    const note = `${this.#id}--mail`;
    const linkView = html`
      <a class="wb-button" href=${link} aria-describedby=${note}>${say("mail_text")}</a>
    `;
    return html`
      <p class="wb-hint" id=${note}>${say(link ? "mail_hint" : "mail_too_long")}</p>
      <div class="wb-actions">${link ? linkView : nothing}</div>
    `;
  }

  #blanksText(lines: readonly (readonly Piece[])[]): string {
    const prompts = blanksIn(lines).map((gap) => this.#promptOf(gap));
    return prompts.length ? say("still_blank", { prompts: prompts.join("; ") }) : "";
  }

  /** What was asked, and where, if that is on another worksheet. */
  #promptOf(gap: string): string {
    const [owner = ""] = gap.split("/");
    const prompt = this.catalogue.named(gap)?.prompt ?? "";
    const place = owner === this.#worksheet ? undefined : this.catalogue.place(owner);
    return place ? say("blank_there", { prompt, title: place.title }) : prompt;
  }

  async #copy(text: string): Promise<void> {
    const isCopied = await this.#toClipboard(text);
    const key = isCopied ? "copied_text" : "not_copied";
    this.#result = { text: say(key), isError: !isCopied };
    this.context.update();
  }

  /** Where the browser does not let us, the text is marked for the reader. */
  async #toClipboard(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      getSelection()?.selectAllChildren(this.#body());
      return document.execCommand("copy");
    }
  }

  #print(): void {
    printOnly(currentPage().root, [this.#body().cloneNode(true)]);
  }

  #body(): Node {
    return this.context.place.querySelector(".wb-computed__text") ?? this.context.place;
  }
}

/** As it is copied: its text is that of the element, line by line. */
function textView(lines: readonly (readonly Piece[])[]): TemplateResult {
  const pieces = lines.flatMap((line, n) => [n ? "\n" : "", ...line.map(pieceView)]);
  return html`<div class="wb-computed__text wb-prose" dir="auto">${pieces}</div>`;
}

const pieceView = (piece: Piece) =>
  "text" in piece ? piece.text : html`<span class="wb-gap">${BLANK}</span>`;
