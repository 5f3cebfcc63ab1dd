/** The controls of the file that the reader chose, which the browser keeps up to date where it can do that. */

import {
  html,
  type LinkedHandle,
  type LinkState,
  momentOf,
  nothing,
  type TemplateResult,
} from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { say } from "./texts.ts";
import { buttonView, hintView, Result } from "./views.ts";

/** What browsers that can keep a file up to date have, and the compiler does not know. */
interface Picker {
  showSaveFilePicker(options: object): Promise<LinkedHandle>;
}

const canPick = (page: object): page is Picker => "showSaveFilePicker" in page;

export class LinkedFileControls {
  readonly #result: Result;
  #state: LinkState = "none";
  #isStopped = false;

  constructor(private readonly context: AnswersContext) {
    this.#result = new Result(() => context.update());
    if (!this.#isOffered()) return;
    context.listen(() => void this.#look().catch(() => {}));
    void this.#catchUp();
  }

  /** Nothing where the browser cannot. */
  view(): TemplateResult | typeof nothing {
    if (!this.#isOffered()) return nothing;
    return html`
      <h3>${say("file_title")}</h3>
      ${hintView(say("file_hint"))} ${this.#result.view()}
      <div class="wb-actions" data-linked-file>${this.#buttons()}</div>
    `;
  }

  #isOffered(): boolean {
    const { page, backup } = this.context;
    return page.isStored && backup.canLinkFile();
  }

  #buttons(): (TemplateResult | typeof nothing)[] {
    const state = this.#state;
    const isToChoose = state === "none" || state === "failed";
    const stop = { className: "wb-quiet" };
    return [
      isToChoose ? buttonView(say("file_choose"), () => this.#choose()) : nothing,
      state === "asks" ? buttonView(say("file_allow"), () => this.#allow()) : nothing,
      state === "none" ? nothing : buttonView(say("file_stop"), () => this.#stop(), stop),
    ];
  }

  /** What was saved while no page could write the file. */
  async #catchUp(): Promise<void> {
    const { file, answers } = this.context;
    try {
      if (await file.catchUp(answers)) await this.context.refresh();
      await this.#look();
    } catch {
      // The file is said to be as it was last seen; the next change has it looked at again.
    }
  }

  async #look(): Promise<void> {
    const { state, name, at } = await this.context.file.look();
    this.#state = state;
    const text = textOf(state, name, at) || (this.#isStopped ? say("file_stopped") : "");
    if (state === "failed" || state === "too_large") this.#result.alarm(text);
    else this.#result.say(text);
  }

  async #choose(): Promise<void> {
    const file = await pick(`${this.context.workbook.slug}-answers.json`);
    if (!file) return;
    await this.context.file.choose(file);
    await this.#again();
  }

  async #allow(): Promise<void> {
    await this.context.file.ask();
    await this.#again();
  }

  async #stop(): Promise<void> {
    await this.context.file.unlink();
    this.#isStopped = true;
    await this.#again();
  }

  async #again(): Promise<void> {
    await this.context.refresh();
    await this.#look();
    this.context.focus(".wb-result:has(+ [data-linked-file])");
  }
}

function textOf(state: LinkState, name: string, at: number): string {
  if (state === "none") return "";
  if (state === "asks") return say("file_asks", { name });
  if (state === "failed") return say("file_failed", { name });
  if (state === "too_large") return say("file_full", { name });
  return at ? say("file_kept", { name, moment: momentOf(at) }) : say("file_to_be_kept", { name });
}

/** Nothing when the reader changes their mind. */
async function pick(suggestedName: string): Promise<LinkedHandle | undefined> {
  const types = [{ accept: { "application/json": [".json"] } }];
  const page = globalThis;
  try {
    return canPick(page) ? await page.showSaveFilePicker({ suggestedName, types }) : undefined;
  } catch {
    return undefined;
  }
}
