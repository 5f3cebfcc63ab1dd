/** What stands under the week: the steps that wait, those that are done, and those that were cancelled. */

import {
  buttonView,
  type Change,
  type Context,
  html,
  type Step,
  type TemplateResult,
} from "../../kit.ts";
import { cancel, type Plan, reopen, restore } from "./plan.ts";
import { FoldedSteps, lineView, StepList } from "./step-list.ts";
import { dayText, nameOf, say, weekText } from "./texts.ts";

export interface OtherActions {
  /** Save, say so, and offer the way back. */
  act(changes: readonly Change[], text: string): void;
  bring(step: Step): void;
}

export class OtherSteps {
  readonly #waiting: StepList;
  readonly #done: FoldedSteps;
  readonly #cancelled: FoldedSteps;

  constructor(private readonly context: Context, private readonly actions: OtherActions) {
    const { update } = context;
    this.#waiting = new StepList((step) => this.#waitingLine(step), update);
    this.#done = new FoldedSteps((step) => this.#doneLine(step), update);
    this.#cancelled = new FoldedSteps((step) => this.#cancelledLine(step), update);
  }

  /** @param shown the steps that stand above */
  view({ later, done, cancelled }: Plan, shown: { has(id: string): boolean }): TemplateResult {
    const waiting = later.filter(({ id }) => !shown.has(id));
    const isEmpty = !later.length && !done.length && !cancelled.length;
    return html`
      <section class="wb-panel-frame" id="later" aria-labelledby="later-title" ?hidden=${isEmpty}>
        <h2 id="later-title">${say("later")}</h2>
        ${this.#waiting.view(waiting)}
        ${this.#done.view(say("done_steps", { n: done.length }), done)}
        ${this.#cancelled.view(say("cancelled_steps", { n: cancelled.length }), cancelled)}
      </section>
    `;
  }

  #waitingLine(step: Step): TemplateResult {
    const text = say("step_cancelled", { what: nameOf(step) });
    const letGo = () => this.actions.act(cancel(step), text);
    return lineView(
      step.what || say("untitled"),
      this.#whenText(step),
      buttonView(say("do_this_week"), () => this.actions.bring(step)),
      buttonView(say("cancel_step"), letGo, "wb-quiet"),
    );
  }

  #doneLine(step: Step): TemplateResult {
    const text = say("step_reopened", { what: nameOf(step) });
    const open = () => this.actions.act(reopen(step), text);
    return lineView(
      nameOf(step),
      dayText(step.doneOn),
      buttonView(say("not_done"), open, "wb-quiet"),
    );
  }

  #cancelledLine(step: Step): TemplateResult {
    const text = say("step_restored", { what: nameOf(step) });
    const takeUp = () => this.actions.act(restore(step), text);
    return lineView(nameOf(step), "", buttonView(say("bring_back_step"), takeUp, "wb-quiet"));
  }

  /** When a step that waits is due, if that is still to come. */
  #whenText({ day, week }: Step): string {
    const today = this.context.today();
    if (day >= today) return dayText(day);
    return week > today ? say("in_week", { day: weekText(week) }) : "";
  }
}
