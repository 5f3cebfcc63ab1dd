/** The look-back: what was done, put into a new one on a tap; and help when energy stays low. */

import {
  buttonView,
  type Context,
  html,
  newRowId,
  readSteps,
  type Result,
  resultView,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { showEnergyNotice } from "./energy-notice.ts";
import { isLowTwice, notYetIn, readLookBacks, startLookBack } from "./look-backs.ts";
import { say, weekText } from "./texts.ts";

export const widget: Widget = { mount: (context) => new LookBackStart(context) };

class LookBackStart implements View {
  #result: Result = { text: "" };

  constructor(private readonly context: Context) {}

  view(): TemplateResult {
    const { answers, place, today } = this.context;
    const lookBacks = readLookBacks(answers);
    const done = notYetIn(lookBacks, readSteps(answers), today());
    showEnergyNotice(place, isLowTwice(lookBacks));
    return html`
      <p>${say(done.length ? "look_back_done" : "look_back_lead")}</p>
      <ul ?hidden=${!done.length}>
        ${done.map(({ what }) => html`<li>${what || say("untitled")}</li>`)}
      </ul>
      <div class="wb-actions">
        ${buttonView(say("look_back_start"), () => this.#start(), "wb-button wb-primary")}
      </div>
      ${resultView(this.#result)}
    `;
  }

  #start(): void {
    const { answers, today, update } = this.context;
    const lookBacks = readLookBacks(answers);
    const { week, id, changes } = startLookBack(lookBacks, readSteps(answers), today(), newRowId);
    if (changes.length) answers.change(changes);
    this.#result = { text: say("look_back_begun", { day: weekText(week) }) };
    update();
    // The page makes the row before that.
    queueMicrotask(() => focusBlank(id));
  }
}

/** The caret goes into the first box of the row that is blank. */
function focusBlank(id: string): void {
  const row = `[data-row="${CSS.escape(id)}"]`;
  const boxes = [...document.querySelectorAll<HTMLTextAreaElement>(`${row} textarea`)];
  (boxes.find(({ value }) => !value) ?? boxes[0])?.focus();
}
