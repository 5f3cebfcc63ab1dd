/** Brings a copy back: first shows what would change, then changes it all at once, then offers to undo. */

import {
  type Change,
  type Comparison,
  type Copy,
  emptied,
  guard,
  html,
  input,
  momentOf,
  nothing,
  type Refusal,
  type TemplateResult,
} from "../../kit.ts";
import type { AnswersContext } from "./answers-context.ts";
import { dryRunView } from "./dry-run.ts";
import { say } from "./texts.ts";
import {
  buttonView,
  formView,
  hintView,
  Result,
  type Section,
  sectionView,
  tickView,
} from "./views.ts";

/** A copy that needs its passphrase. */
interface LockedCopy {
  readonly file: File;
  readonly passphrase: ReturnType<typeof input>;
}

const LINE = "#bring-back > .wb-result";

export class RestoreSection implements Section {
  readonly id = "bring-back";
  readonly title = say("restore_title");
  readonly #result: Result;
  readonly #chooser = input("restore", say("restore"), {
    type: "file",
    accept: ".json,application/json",
  });
  #locked: LockedCopy | undefined;
  /** The copy that is being looked at. */
  #copy: Copy | undefined;
  #keepHere = false;

  constructor(private readonly context: AnswersContext) {
    this.#result = new Result(() => context.update());
    this.#chooser.box.onchange = () => this.#choose();
  }

  isShown(): boolean {
    return true;
  }

  view(): TemplateResult {
    const { label, box } = this.#chooser;
    const undo = this.context.undo;
    return sectionView(
      this,
      html`
        ${label} ${hintView(say("restore_hint"))} ${box} ${this.#result.view()}
        <div class="wb-actions" data-undo>${undo
          ? buttonView(say("undo"), () => this.#goBack(undo))
          : nothing}</div>
        <div>${this.#previewView()}</div>
      `,
    );
  }

  /** What it says about the answers here is true until the press: it is drawn anew when they change. */
  #previewView() {
    if (this.#locked) return this.#passphraseView(this.#locked);
    const copy = this.#copy;
    if (!copy) return nothing;
    const { version } = this.context;
    return guard([copy, version, this.#keepHere], () => this.#dryRunView(copy));
  }

  #passphraseView({ file, passphrase: { label, box } }: LockedCopy): TemplateResult {
    const send = { text: say("unlock"), more: this.#cancelView() };
    return formView([label, box], send, () => this.#open(file, box.value));
  }

  #dryRunView(copy: Copy): TemplateResult {
    const rows = this.#compare(copy);
    return html`
      <h3 tabindex="-1">${say("dry_run_title")}</h3>
      <p>${madeOn(copy)}</p>
      ${rows.every(({ kind }) => kind === "same")
        ? this.#nothingToDoView(rows)
        : this.#choicesView(rows)}
    `;
  }

  #nothingToDoView(rows: readonly Comparison[]): TemplateResult {
    return html`
      <p>${say("dry_run_nothing")}</p>
      ${this.#tableView(rows)} ${this.#cancelView()}
    `;
  }

  #choicesView(rows: readonly Comparison[]): TemplateResult {
    const isDifferent = rows.some(({ kind }) => kind === "different");
    const keep = (isChecked: boolean) => {
      this.#keepHere = isChecked;
      this.context.update();
    };
    const accept = { className: "wb-button wb-primary" };
    return html`
      ${this.#tableView(rows)}
      ${isDifferent ? tickView(say("keep_here"), this.#keepHere, keep) : nothing}
      ${hintView(say("accept_hint"))}
      <div class="wb-actions">
        ${buttonView(say("accept"), () => this.#accept(rows), accept)} ${this.#cancelView()}
      </div>
    `;
  }

  #tableView(rows: readonly Comparison[]): TemplateResult {
    return html`<div>${dryRunView(rows, this.context.catalogue, this.#keepHere)}</div>`;
  }

  #cancelView(): TemplateResult {
    return buttonView(say("cancel"), () => this.#cancel(), { className: "wb-quiet" });
  }

  #compare({ entries }: Copy): Comparison[] {
    const { catalogue, answers, backup } = this.context;
    const shaped = entries.map((entry) => {
      return { ...entry, value: catalogue.shaped(entry.address, entry.value) };
    });
    return backup.compare(shaped, answers, (address) => catalogue.find(address) !== undefined);
  }

  async #choose(): Promise<void> {
    const { box } = this.#chooser;
    const file = box.files?.[0];
    this.#close();
    if (file) await this.#open(file);
    box.value = "";
  }

  async #open(file: File, passphrase = ""): Promise<void> {
    const { backup, workbook } = this.context;
    this.#result.say(say("wait"));
    try {
      this.#copy = await backup.fromFile(file, workbook.slug, passphrase);
      this.#locked = undefined;
      this.#result.say("");
      this.context.focus("#bring-back h3");
    } catch (error) {
      this.#refuse(error instanceof backup.BackupError ? error.reason : "file_unknown", file);
    }
  }

  #refuse(reason: Refusal, file: File): void {
    if (reason === "file_locked") return this.#askPassphrase(file);
    this.#result.alarm(say(reason));
    if (reason === "passphrase_wrong") this.#locked?.passphrase.box.select();
  }

  #askPassphrase(file: File): void {
    const passphrase = input("unlock", say("passphrase_of"), {
      type: "password",
      autocomplete: "current-password",
    });
    this.#locked = { file, passphrase };
    this.#result.say(say("file_locked"));
    this.context.focus("#unlock");
  }

  #close(): void {
    this.#copy = undefined;
    this.#locked = undefined;
    this.#keepHere = false;
    this.context.update();
  }

  #cancel(): void {
    this.#close();
    this.#result.say(say("cancelled"));
    this.#chooser.box.focus();
  }

  async #accept(rows: readonly Comparison[]): Promise<void> {
    const { context } = this;
    const changes = rows.filter((row) => this.#isTaken(row))
      .map(({ address, value }) => ({ address, value }));
    const former = changes.map(({ address, value }) => ({
      address,
      value: context.answers.value(address) ?? emptied(value),
    }));
    try {
      await context.page.storage.snapshot(say("before_restore"));
      context.undo = former;
      this.#close();
      await context.save(changes);
      this.#result.say(say("restored", { answers: say("answers", { n: changes.length }) }));
    } catch {
      context.undo = undefined;
      this.#result.alarm(say("did_not_work"));
    }
    context.focus(context.undo ? "#bring-back [data-undo] button" : LINE);
  }

  #isTaken({ kind }: Comparison): boolean {
    return kind === "new" || kind === "unknown" || (kind === "different" && !this.#keepHere);
  }

  async #goBack(former: readonly Change[]): Promise<void> {
    const { context } = this;
    try {
      context.undo = undefined;
      await context.save(former);
      this.#result.say(say("undone"));
    } catch {
      context.undo = former;
      this.#result.alarm(say("did_not_work"));
    }
    context.focus(LINE);
  }
}

function madeOn({ entries, madeAt }: Copy): string {
  const answers = say("answers", { n: entries.length });
  return madeAt
    ? say("dry_run_made", { moment: momentOf(madeAt), answers })
    : say("dry_run_undated", { answers });
}
