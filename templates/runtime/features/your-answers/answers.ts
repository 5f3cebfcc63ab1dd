/** The page Your answers: see them, take a copy, bring one back, share, go back, erase. */

import {
  type Context,
  currentPage,
  html,
  loadBackup,
  loadCatalogue,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { AnswersContext } from "./answers-context.ts";
import { CopiesSection } from "./copies.ts";
import { EraseSection } from "./erase.ts";
import { HistorySection } from "./history.ts";
import { jumpListView, overviewView } from "./overview.ts";
import { RestoreSection } from "./restore.ts";
import { SettingsSection } from "./settings.ts";
import { ShareSection } from "./share.ts";
import { SnapshotsSection } from "./snapshots.ts";
import type { Section } from "./views.ts";

export const widget: Widget = { mount: (context) => openAnswers(context) };

async function openAnswers(widget: Context): Promise<View> {
  const [backup, catalogue] = await Promise.all([
    loadBackup(),
    loadCatalogue().catch(() => undefined),
  ]);
  const context = new AnswersContext(widget, currentPage(), backup, catalogue);
  await context.refresh();
  context.sayCount();
  return new YourAnswers(context);
}

class YourAnswers implements View {
  readonly #history: HistorySection;
  readonly #sections: readonly Section[];

  constructor(private readonly context: AnswersContext) {
    this.#history = new HistorySection(context);
    this.#sections = this.#sectionsFor(context);
  }

  view(): TemplateResult {
    return html`
      ${overviewView(this.context)} ${jumpListView(this.#sections)}
      ${this.#sections.map((section) => section.view())}
    `;
  }

  paper(): TemplateResult {
    this.#history.showEverything();
    return this.view();
  }

  /** Without the database, answers can only be looked at; where nothing can be kept, there are none. */
  #sectionsFor(context: AnswersContext): Section[] {
    const settings = new SettingsSection(context);
    const { state } = context.page;
    if (state === "off") return [settings];
    if (state === "session") return [this.#history, settings];
    return [
      new CopiesSection(context),
      new RestoreSection(context),
      this.#history,
      new ShareSection(context),
      new SnapshotsSection(context),
      settings,
      new EraseSection(context),
    ];
  }
}
