/** This week: at most three steps, what waits, what is done. All of it is in the list of steps. */

import {
  type Answers,
  buttonView,
  type Change,
  type Context,
  html,
  mondayOf,
  newRowId,
  nothing,
  readSteps,
  repeat,
  type Result,
  resultView,
  Row,
  type Step,
  STEPS,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { showEnergyNotice } from "./energy-notice.ts";
import { isLowTwice, type LookBack, nextThing, readLookBacks } from "./look-backs.ts";
import { OtherSteps } from "./other-steps.ts";
import * as plan from "./plan.ts";
import { planText } from "./plan-text.ts";
import { StepCard } from "./step-card.ts";
import { dayText, nameOf, say, weekText } from "./texts.ts";

export const widget: Widget = { mount: (context) => new ThisWeek(context) };

class ThisWeek implements View {
  readonly #answers: Answers;
  /** Those on the page, in their order. */
  #cards: ReadonlyMap<string, StepCard> = new Map();
  readonly #others: OtherSteps;
  #result: Result = { text: "" };

  constructor(private readonly context: Context) {
    const { answers, place } = context;
    this.#answers = answers;
    // What is typed here goes the way of every field: the rows are cells of the list, under its name.
    place.classList.add("wb-field", "wb-entries");
    place.dataset.collection = STEPS;
    this.#others = new OtherSteps(context, {
      act: (changes, text) => this.#act(changes, text),
      bring: (step) => this.#bring(step),
    });
  }

  view(): TemplateResult {
    const today = this.context.today();
    const steps = readSteps(this.#answers);
    this.#claimNew(steps, today);
    const lookBacks = readLookBacks(this.#answers);
    const parts = plan.partitionSteps(steps, today);
    this.#arrange(parts.now, steps);
    this.context.place.toggleAttribute("data-empty", !this.#cards.size);
    showEnergyNotice(this.context.place, isLowTwice(lookBacks));
    const hasDone = plan.doneBetween(steps, mondayOf(today), today).length > 0;
    return html`
      <h2>${titleOf(today)}</h2>
      ${resultView(this.#result)}
      <div class="wb-rows">
        ${repeat(this.#cards, ([id]) => id, ([, card]) => card.row)}
      </div>
      <p ?hidden=${this.#cards.size > 0 || hasDone}>${say("nothing_yet")}</p>
      <p class="wb-hint wb-too-many-steps" ?hidden=${!parts.over.length}>
        ${say("too_many_steps")}
      </p>
      <div class="wb-actions">${buttonView(say("add_step"), () => this.#add())}</div>
      ${this.#nextThingView(lookBacks, steps)}
      <div class="wb-actions" ?hidden=${!parts.now.length}>
        ${buttonView(say("copy"), () => this.#copy())}
      </div>
      ${this.#others.view(parts, this.#cards)}
    `;
  }

  /** What the last look-back called next week's one thing, offered as a step. */
  #nextThingView(lookBacks: readonly LookBack[], steps: readonly Step[]) {
    const text = this.#cards.size < plan.MOST ? nextThing(lookBacks, steps) : "";
    if (!text) return nothing;
    return html`
      <div class="wb-next">
        <p>${say("next_thing", { text })}</p>
        ${buttonView(say("make_step"), () => this.#add(text))}
      </div>
    `;
  }

  /** A step that is written here, and has no day yet, is for this week. */
  #claimNew(steps: readonly Step[], today: string): void {
    const isNew = ({ id, week, status }: Step) =>
      !week && status !== "done" && this.#cards.get(id)?.isOpen;
    const changes = steps.filter(isNew).flatMap((step) => plan.claim(step, today));
    if (changes.length) this.#answers.change(changes);
  }

  /** Cards for the steps of this week. While one is under the reader's hands, all stay where they are. */
  #arrange(now: readonly Step[], steps: readonly Step[]): void {
    const ids = now.map(({ id }) => id);
    const isOpen = [...this.#cards.values()].some((card) => card.isOpen);
    const before = [...(isOpen ? this.#cards : [])]
      .flatMap(([id, card]) => card.isOpen || ids.includes(id) ? [id] : []);
    const cards = [...new Set([...before, ...ids])]
      .map((id) => [id, this.#cards.get(id) ?? this.#newCard(id)] as const);
    this.#cards = new Map(cards);
    for (const [id, card] of cards) card.show(steps.find((step) => step.id === id));
  }

  #newCard(id: string): StepCard {
    const today = () => this.context.today();
    const act = (changes: (step: Step) => Change[], text: (step: Step) => string) => {
      const step = readSteps(this.#answers).find((one) => one.id === id);
      if (step) this.#act(changes(step), text(step));
    };
    const saying = (key: Parameters<typeof say>[0]) => (step: Step) =>
      say(key, { what: nameOf(step) });
    const card: StepCard = new StepCard(this.context.place, id, this.#answers, {
      finish: () => act((step) => plan.finish(step, today()), saying("step_done")),
      cancel: () => act(plan.cancel, saying("step_cancelled")),
      makeSmaller: () =>
        act(plan.makeSmaller, ({ smaller }) => say("step_made_smaller", { what: smaller })),
      moveToDay: (day) =>
        act(
          (step) => plan.moveToDay(step, day),
          (step) => say("moved", { what: nameOf(step), day: dayText(day) }),
        ),
      moveToNextWeek: () => act((step) => plan.moveToNextWeek(step, today()), saying("moved_week")),
      close: () => this.#update(() => card.focusClosed()),
    });
    return card;
  }

  /** Save, say so, and offer the way back. */
  #act(changes: readonly Change[], text: string): void {
    const undo = this.#answers.change(changes);
    const takeBack = () => {
      undo();
      this.#tell({ text: say("taken_back") });
    };
    this.#tell({
      text,
      more: html`
        ${buttonView(say("undo"), takeBack, "wb-quiet")}
      `,
    });
  }

  #tell(result: Result): void {
    this.#result = result;
    this.#update(() => this.#find(".wb-result")?.focus());
  }

  /** Draw anew, then move the focus. */
  #update(focus: () => void): void {
    this.context.update();
    queueMicrotask(focus);
  }

  #find(selector: string): HTMLElement | null {
    return this.context.place.querySelector<HTMLElement>(`:scope > ${selector}`);
  }

  #isFull(): boolean {
    const isFull = this.#cards.size >= plan.MOST;
    if (isFull) this.#tell({ text: say("week_is_full"), isError: true });
    return isFull;
  }

  /** @param what words that are there already */
  #add(what = ""): void {
    if (this.#isFull()) return;
    this.#result = { text: "" };
    const row = new Row(STEPS, newRowId());
    const week = mondayOf(this.context.today());
    if (what) this.#answers.change(row.with({ what, week }));
    this.#open(row.id);
  }

  #open(id: string): void {
    const card = this.#cards.get(id) ?? this.#newCard(id);
    this.#cards = new Map([...this.#cards, [id, card]]);
    card.open();
    this.#update(() => card.focus("what"));
  }

  #bring(step: Step): void {
    if (this.#isFull()) return;
    const today = this.context.today();
    this.#act(plan.bringToThisWeek(step, today), say("step_brought", { what: nameOf(step) }));
    const isDated = step.day !== "" && step.week === mondayOf(today);
    if (!isDated || !step.time) this.#open(step.id);
  }

  async #copy(): Promise<void> {
    const today = this.context.today();
    const { now } = plan.partitionSteps(readSteps(this.#answers), today);
    const text = planText(titleOf(today), now);
    try {
      await navigator.clipboard.writeText(text);
      this.#result = { text: say("copied") };
      this.context.update();
    } catch {
      this.#offerText(text);
    }
  }

  /** Not every browser lets a page copy: then the text stands there, marked, for the reader's own keys. */
  #offerText(text: string): void {
    const box = html`
      <textarea readonly rows="8" aria-label=${say("copy")} .value=${text}></textarea>
    `;
    this.#result = { text: say("copy_yourself"), more: box };
    this.#update(() => this.#find(".wb-result")?.querySelector("textarea")?.select());
  }
}

const titleOf = (today: string): string => say("week_of", { day: weekText(mondayOf(today)) });
