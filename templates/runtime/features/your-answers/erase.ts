/** Erases one part or everything, after a typed word; and says what is beyond its reach. */

import { element, html, type TemplateResult } from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { Confirmation } from "./confirmation.ts";
import { takeCopy } from "./copies.ts";
import { eraseScope } from "./erase-scope.ts";
import { type Group, nameOf } from "./grouping.ts";
import { say } from "./texts.ts";
import { buttonView, hintView, Result, type Section, sectionView } from "./views.ts";

const PART = "erase-part";
const LINE = "#erase > .wb-result";

export class EraseSection implements Section {
  readonly id = "erase";
  readonly title = say("erase_title");
  readonly #result: Result;
  readonly #choice = Object.assign(element("select"), { id: PART, autocomplete: "off" as const });
  readonly #part: Confirmation;
  readonly #everything: Confirmation;
  #groups: readonly Group[] = [];

  constructor(private readonly context: AnswersContext) {
    const update = () => context.update();
    this.#result = new Result(update);
    this.#part = new Confirmation("erase-part-word", {
      hint: say("erase_part_hint"),
      label: say("erase_confirm"),
      button: say("erase_part"),
    }, update);
    this.#everything = new Confirmation("erase-word", {
      hint: say("erase_hint"),
      label: say("erase_label"),
      button: say("erase"),
    }, update);
    context.listen(() => this.#offerParts());
    this.#offerParts();
  }

  isShown(): boolean {
    return true;
  }

  view(): TemplateResult {
    const { context } = this;
    return sectionView(
      this,
      html`
        ${hintView(`${say("erase_copy_hint")} ${say("erase_remains")}`)}
        <div class="wb-actions">
          ${buttonView(say("erase_copy"), () => takeCopy(context, this.#result))}
        </div>
        <h3>${say("erase_part_title")}</h3>
        <label for=${PART}>${say("erase_which")}</label>
        ${this.#choice} ${this.#part.view(() => this.#erasePart())}
        <h3>${say("erase_all_title")}</h3>
        ${this.#everything.view(() => this.#eraseEverything())} ${this.#result.view()}
      `,
    );
  }

  /** What was chosen stays chosen; when it is gone, the word that was typed for it does not count for another. */
  #offerParts(): void {
    const former = this.#groups[this.#choice.selectedIndex]?.id;
    this.#groups = this.context.parts.flatMap(({ groups }) => groups);
    const options = this.#groups.map((group) => new Option(nameOf(group), group.id));
    const index = this.#groups.findIndex(({ id }) => id === former);
    this.#choice.replaceChildren(...options);
    this.#choice.selectedIndex = Math.max(0, index);
    if (index < 0) this.#part.clear();
  }

  async #erasePart(): Promise<void> {
    const { context } = this;
    const group = this.#groups[this.#choice.selectedIndex];
    if (!group) return;
    const known = [...context.answers].map(([address]) => address);
    const addresses = eraseScope(group, [...known, ...context.history.keys()]);
    const isErased = await this.#try(() => context.erasePart(addresses));
    const text = `${say("erased_part", { title: nameOf(group) })} ${say("erase_remains")}`;
    if (isErased) this.#result.say(text);
    context.focus(LINE);
  }

  async #eraseEverything(): Promise<void> {
    const { context } = this;
    const isErased = await this.#try(() => context.eraseEverything());
    context.tell(say(isErased ? "erased" : "erase_failed"));
    if (isErased) this.#result.say(say("erase_remains"));
    context.focus(LINE);
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch {
      this.#result.alarm(say("erase_failed"));
      await this.context.reload().catch(() => {});
      return false;
    }
  }
}
