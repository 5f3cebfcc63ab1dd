/** "Then and now": the nine scores over the weeks, as tables, with what was written then and now. */

import {
  type Answers,
  type Context,
  html,
  nothing,
  sheetOf,
  type TemplateResult,
  type View,
  type Widget,
  writtenDay,
} from "../../kit.ts";
import {
  beginAgain,
  type CheckIn,
  checkInsOf,
  hasContent,
  isKept,
  isRemovable,
  keepToday,
  onThisDay,
  removeCheckIn,
  scoresNow,
  weeksBetween,
} from "./check-ins.ts";
import { PARTS } from "./rule.ts";
import { say } from "./texts.ts";
import { tablesView } from "./table.ts";

export const widget: Widget = { mount: (context) => new ScoreComparison(context) };

type Shown = CheckIn & { readonly name: string };

/** The first and the last three: as many as fit side by side on a phone. */
const AT_FIRST = 4;

class ScoreComparison implements View {
  readonly #answers: Answers;
  readonly #root: HTMLElement;
  /** The nine questions, as the page asks them. */
  readonly #names: readonly string[];
  #isAll = false;
  #message = "";
  #undo: (() => void) | undefined;
  /** Where the focus goes with the next drawing. */
  #focus = "";

  constructor(private readonly context: Context) {
    this.#answers = context.answers;
    this.#root = sheetOf(context.place);
    this.#names = PARTS.map((part) => this.#promptOf(part));
    context.place.classList.add("wb-score-comparison");
  }

  view(): TemplateResult {
    const { sets, ready, kept, now } = setsOf(this.#answers);
    const shown = namedSets(sets, ready, this.#isAll);
    const hasContentNow = shown.length > 0;
    this.context.place.toggleAttribute("data-has-content", hasContentNow);
    this.#focusSoon();
    return html`
      <div class="wb-actions">${this.#ways(ready, now, kept)}</div>
      <p role="status" tabindex="-1">${this.#message} ${this.#undoButton()}</p>
      <div>
        ${this.#scores(shown, true)} ${this.#moreButton(sets.length)} ${sentencesView(shown)}
      </div>
    `;
  }

  /** On paper there is nothing to press. */
  paper(): TemplateResult {
    const { sets, ready } = setsOf(this.#answers);
    const shown = namedSets(sets, ready, this.#isAll);
    return html`${this.#scores(shown, false)} ${sentencesView(shown)}`;
  }

  #promptOf(part: string): string {
    const legend = this.#root.querySelector(`[data-field="${part}-now"] > legend .wb-prompt`);
    return legend?.textContent?.trim() ?? part;
  }

  /** Scores that are kept may be kept again on a later day, when nothing has changed. */
  #ways(ready: boolean, now: CheckIn, kept: readonly CheckIn[]) {
    const keep = (text: string) => this.#button(text, () => this.#keep());
    if (ready) return keep(say("keep_scores"));
    if (!hasContent(now)) return nothing;
    const begin = this.#button(say("begin_check_in"), () => this.#begin());
    return isKept(onThisDay(now), kept) ? begin : html`${keep(say("keep_scores_again"))} ${begin}`;
  }

  #button(text: string, act: () => void): TemplateResult {
    return html`<button type="button" class="wb-button" @click=${act}>${text}</button>`;
  }

  #keep(): void {
    this.#tell(say("scores_kept_on", { day: writtenDay(keepToday(this.#answers)) }));
    this.#focus = ".wb-actions button";
  }

  #begin(): void {
    beginAgain(this.#answers);
    this.#tell(say("check_in_begun"));
    const first = `[data-field="${PARTS[0]}-now"] input`;
    this.#root.querySelector<HTMLElement>(first)?.focus();
  }

  #takeAway(one: CheckIn): void {
    const undo = removeCheckIn(this.#answers, one);
    this.#tell(say("removed", { name: writtenDay(one.day) }), () => {
      undo();
      this.#tell("");
      this.#focus = "[role=status]";
    });
    this.#focus = "[role=status] button";
  }

  #tell(text: string, undo?: () => void): void {
    this.#message = text;
    this.#undo = undo;
    this.context.update();
  }

  #undoButton() {
    return this.#undo ? this.#button(say("undo"), this.#undo) : nothing;
  }

  #moreButton(number: number) {
    if (number <= AT_FIRST) return nothing;
    const change = () => {
      this.#isAll = !this.#isAll;
      this.#focus = ".wb-more";
      this.context.update();
    };
    const text = this.#isAll ? say("show_ends") : say("show_all", { n: number });
    return html`<button type="button" class="wb-quiet wb-more" @click=${change}>${text}</button>`;
  }

  #scores(shown: readonly Shown[], isRemoving: boolean) {
    if (!shown.length) return nothing;
    const title = say("scores_title");
    const columns = shown.map((one) => ({
      name: one.name,
      day: writtenDay(one.day),
      cells: [
        ...PARTS.map((part) => String(one.scores[part] ?? "")),
        isRemoving && isRemovable(one) ? this.#removeButton(one) : "",
      ],
    }));
    return html`
      <h3>${title}</h3>
      ${tablesView(title, [...this.#names, ""], columns)}
    `;
  }

  #removeButton(one: Shown): TemplateResult {
    return html`
      <button
        type="button"
        class="wb-quiet wb-remove"
        aria-label=${say("remove", { name: `${one.name}, ${writtenDay(one.day)}` })}
        @click=${() => this.#takeAway(one)}
      >${say("remove_check_in")}</button>
    `;
  }

  #focusSoon(): void {
    const selector = this.#focus;
    this.#focus = "";
    if (!selector) return;
    queueMicrotask(() => this.context.place.querySelector<HTMLElement>(selector)?.focus());
  }
}

/** What was kept, and at the end what stands in the fields, unless that is kept already. */
function setsOf(answers: Answers) {
  const kept = checkInsOf(answers);
  const now = scoresNow(answers);
  const ready = hasContent(now) && !isKept(now, kept);
  return { kept, now, ready, sets: ready ? [...kept, { ...now, row: "" }] : kept };
}

/** @param isReady whether the last is not kept yet */
function namedSets(sets: readonly CheckIn[], isReady: boolean, isAll: boolean): Shown[] {
  const first = sets[0];
  if (!first) return [];
  const every = sets.map((one, n): Shown => ({
    ...one,
    name: isReady && n === sets.length - 1
      ? say("now")
      : say("week", { n: weeksBetween(one, first) }),
  }));
  return isAll || every.length <= AT_FIRST
    ? every
    : [...every.slice(0, 1), ...every.slice(1 - AT_FIRST)];
}

/** What was written then, beside what is written now. */
function sentencesView(shown: readonly Shown[]) {
  const said = shown.filter(({ sentence }) => sentence);
  if (!said.length) return nothing;
  return html`<dl class="wb-sentences">${
    said.map(({ name, day, sentence }) =>
      html`
        <div>
          <dt>${name}, ${writtenDay(day)}</dt>
          <dd class="wb-answer-text" dir="auto">${sentence}</dd>
        </div>
      `
    )
  }</dl>`;
}
