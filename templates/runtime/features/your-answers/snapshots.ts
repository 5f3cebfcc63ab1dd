/** Earlier moments of the whole workbook, and the way back to one. */

import {
  type Change,
  html,
  isAnswer,
  isAnswered,
  momentOf,
  type Snapshot,
  type TemplateResult,
} from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { say } from "./texts.ts";
import { buttonView, hintView, Result, type Section, sectionView } from "./views.ts";

export class SnapshotsSection implements Section {
  readonly id = "moments";
  readonly title = say("moments_title");
  readonly #result: Result;

  constructor(private readonly context: AnswersContext) {
    this.#result = new Result(() => context.update());
  }

  isShown(): boolean {
    return this.context.snapshots.length > 0;
  }

  view(): TemplateResult {
    return sectionView(
      this,
      html`
        ${hintView(say("moments_hint"))} ${this.#result.view()}
        <ul>${this.context.snapshots.map((snapshot) => this.#snapshotView(snapshot))}</ul>
      `,
    );
  }

  #snapshotView(snapshot: Snapshot): TemplateResult {
    const { at, why } = snapshot;
    const answers = say("answers", { n: saidIn(snapshot).length });
    const id = `moment-${at}`;
    const back = { className: "wb-quiet", describedBy: id };
    return html`
      <li>
        <p id=${id}>${say("moment_of", { moment: momentOf(at), why, answers })}</p>
        ${buttonView(say("go_back"), () => this.#goBack(snapshot), back)}
      </li>
    `;
  }

  async #goBack(snapshot: Snapshot): Promise<void> {
    const { context } = this;
    const changes = context.changing(saidIn(snapshot));
    try {
      if (changes.length) {
        await context.page.storage.snapshot(say("before_back"));
        await context.save(changes);
      }
      this.#result.say(say(changes.length ? "went_back" : "nothing_to_do"));
    } catch {
      this.#result.alarm(say("did_not_work"));
    }
    context.focus("#moments > .wb-result");
  }
}

/** What a snapshot says; answers that came since then stay as they are. */
function saidIn({ answers }: Snapshot): Change[] {
  const said = answers.filter(([, answer]) => isAnswer(answer) && isAnswered(answer.value));
  return said.map(([address, { value }]) => ({ address, value }));
}
