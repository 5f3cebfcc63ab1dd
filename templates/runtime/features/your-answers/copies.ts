/** Copies to take away: a file that can be brought back, locked or not, and a page to read. */

import { download, html, input, type TemplateResult } from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { copySize } from "./copy-size.ts";
import { LinkedFileControls } from "./linked-file.ts";
import { readablePage } from "./readable.ts";
import { say } from "./texts.ts";
import { buttonView, formView, hintView, Result, type Section, sectionView } from "./views.ts";

const SECRET = { type: "password", autocomplete: "new-password" as const };

export class CopiesSection implements Section {
  readonly id = "keep-a-copy";
  readonly title = say("copy_title");
  readonly #result: Result;
  readonly #linkedFile: LinkedFileControls;
  readonly #one = input("passphrase", say("passphrase"), SECRET);
  readonly #two = input("passphrase-again", say("passphrase_again"), SECRET);

  constructor(private readonly context: AnswersContext) {
    this.#result = new Result(() => context.update());
    this.#linkedFile = new LinkedFileControls(context);
  }

  isShown(): boolean {
    return true;
  }

  view(): TemplateResult {
    const take = buttonView(say("download"), () => this.#take(), {
      className: "wb-button wb-primary",
    });
    const printing = { className: "wb-button wb-print" };
    return sectionView(
      this,
      html`
        ${hintView(say("download_hint"))}
        <div class="wb-actions">${take}</div>
        ${this.#lockView()} ${hintView(say("download_page_hint"))}
        <div class="wb-actions">
          ${buttonView(say("download_page"), () => this.#takePage())}
          ${buttonView(say("print"), () => print(), printing)}
        </div>
        ${this.#result.view()} ${this.#linkedFile.view()}
      `,
    );
  }

  #lockView(): TemplateResult {
    const fields = [this.#one.label, this.#one.box, this.#two.label, this.#two.box];
    return html`
      <details>
        <summary>${say("lock_title")}</summary>
        ${hintView(say("lock_hint"))}
        ${formView(fields, { text: say("download_locked") }, () => this.#takeLocked())}
      </details>
    `;
  }

  #take(passphrase = ""): Promise<void> {
    return takeCopy(this.context, this.#result, passphrase);
  }

  async #takeLocked(): Promise<void> {
    const [one, two] = [this.#one.box, this.#two.box];
    if (!one.value) return this.#refuse(say("passphrase_missing"), one);
    if (one.value !== two.value) return this.#refuse(say("passphrase_differs"), two);
    await this.#take(one.value);
    one.value = two.value = "";
  }

  #refuse(text: string, box: HTMLElement): void {
    this.#result.alarm(text);
    box.focus();
  }

  #takePage(): void {
    const { context } = this;
    if (!context.count) return this.#result.say(say("nothing_yet"));
    const { answers, catalogue, workbook } = context;
    const name = `${workbook.slug}-answers-${new Date().toISOString().slice(0, 10)}.html`;
    const title = say("page_title", { title: workbook.title });
    const addresses = context.answered();
    const page = readablePage({ title, addresses, answers, catalogue, madeAt: Date.now() });
    download(name, page, "text/html");
    this.#result.say(say("page_made", { name }));
  }
}

/** Make a copy, and hand it out only when all of it is there. */
export async function takeCopy(
  context: AnswersContext,
  result: Result,
  passphrase = "",
): Promise<void> {
  if (!context.count) return result.say(say("nothing_yet"));
  result.say(say("wait"));
  try {
    const { answers, backup, workbook } = context;
    const label = (address: string) => context.label(address);
    const { name, file } = await backup.makeCopy(answers, label, workbook, passphrase);
    download(name, file);
    await context.copied();
    result.say(say("copy_made", { name }));
  } catch (error) {
    result.alarm(refusalText(error, context));
  }
}

function refusalText(error: unknown, { answers, catalogue, backup }: AnswersContext): string {
  if (!(error instanceof backup.BackupError)) return say("did_not_work");
  if (error.reason !== "copy_too_large") return say("copy_failed");
  return say("copy_too_large", { ...copySize(answers, catalogue, backup) });
}
