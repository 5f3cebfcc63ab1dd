/** Which of the reader's dates go into a calendar file, and the download. */

import {
  type Answers,
  buttonView,
  type Context,
  currentPage,
  download,
  html,
  nothing,
  type Result,
  resultView,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { choiceView, type Option, tickView, type Weekly, weeklyView } from "./controls.ts";
import * as events from "./events.ts";
import { toCalendar } from "./ics.ts";
import { say } from "./texts.ts";

export const widget: Widget = { mount: (context) => new CalendarPanel(context) };

type Pick = "steps" | "milestones" | "follow-ups" | "look-back" | "gratitude";

const FRIDAY = "4";
const SUNDAY = "6";
const HALF_A_WEEK = 3;

class CalendarPanel implements View {
  readonly #answers: Answers;
  /** The reader opened it; before that nothing of it is drawn. */
  #isOpened = false;
  readonly #picked = new Set<Pick>(["steps", "milestones", "follow-ups"]);
  readonly #lookBack: Weekly = { day: FRIDAY, time: "" };
  readonly #gratitude: Weekly = { day: SUNDAY, time: "" };
  #timesAWeek: string;
  /** Minutes before, or "" for no alarm. */
  #alarm = "";
  /** Whether the reader's own words go into it. */
  #isPrivate = false;
  #result: Result = { text: "" };

  constructor(private readonly context: Context) {
    this.#answers = context.answers;
    this.#timesAWeek = this.#answers.text("gratitude-diary/how-often") === "twice" ? "2" : "1";
  }

  view(): TemplateResult {
    const open = () => {
      this.#isOpened = true;
      this.context.update();
    };
    return html`
      <section class="wb-panel-frame" id="calendar" aria-labelledby="calendar-title">
        <h2 id="calendar-title">${say("calendar")}</h2>
        <p>${say("calendar_lead")}</p>
        <details @toggle=${open}>
          <summary>${say("calendar_open")}</summary>
          ${this.#isOpened ? this.#choicesView() : nothing}
        </details>
      </section>
    `;
  }

  #choicesView(): TemplateResult {
    const { steps, milestones, followUps } = this.#dated();
    return html`
      ${this.#datedView("steps", "pick_steps", steps)}
      ${this.#pickView("look-back", say("pick_look_back"))}
      <div class="wb-when-box" ?hidden=${!this.#picked.has("look-back")}>
        ${weeklyView("look-back", this.#lookBack)}
      </div>
      ${this.#datedView("milestones", "pick_milestones", milestones)}
      ${this.#datedView("follow-ups", "pick_touches", followUps)}
      ${this.#pickView("gratitude", say("pick_gratitude"))}
      <div class="wb-when-box" ?hidden=${!this.#picked.has("gratitude")}>
        ${this.#oftenView()} ${weeklyView("gratitude", this.#gratitude)}
      </div>
      ${this.#alarmView()} ${this.#privateView()}
      <div class="wb-actions">
        ${buttonView(say("calendar_download"), () => this.#download(), "wb-button wb-primary")}
      </div>
      ${resultView(this.#result)}
      <p class="wb-hint">${say("calendar_hint")}</p>
    `;
  }

  #pickView(pick: Pick, text: string): TemplateResult {
    return tickView(text, this.#picked.has(pick), (isTicked) => {
      if (isTicked) this.#picked.add(pick);
      else this.#picked.delete(pick);
      this.context.update();
    });
  }

  /** Dated answers, with how many there are now. */
  #datedView(pick: Pick, key: Parameters<typeof say>[0], entries: readonly events.Entry[]) {
    const n = entries.length;
    return n ? this.#pickView(pick, say(key, { n })) : nothing;
  }

  #oftenView(): TemplateResult {
    const options: Option[] = [["1", say("once_a_week")], ["2", say("twice_a_week")]];
    const set = (value: string) => void (this.#timesAWeek = value);
    return choiceView("gratitude-often", say("how_often"), options, this.#timesAWeek, set);
  }

  #alarmView(): TemplateResult {
    const before = (n: number): Option => [String(n), say("alarm_before", { n })];
    const options: Option[] = [
      ["", say("alarm_none")],
      ["0", say("alarm_then")],
      before(15),
      before(60),
    ];
    const set = (value: string) => void (this.#alarm = value);
    return choiceView("alarm", say("alarm"), options, this.#alarm, set);
  }

  #privateView(): TemplateResult {
    const set = (isTicked: boolean) => {
      this.#isPrivate = isTicked;
      this.context.update();
    };
    return html`
      ${tickView(say("private"), this.#isPrivate, set)}
      <p class="wb-caution" role="status" ?hidden=${!this.#isPrivate}>${say("private_warning")}</p>
    `;
  }

  #dated() {
    const today = this.context.today();
    return {
      steps: events.stepEntries(this.#answers, today),
      milestones: events.milestoneEntries(this.#answers, today),
      followUps: events.followUpEntries(this.#answers, today),
    };
  }

  #entries(): events.Entry[] {
    const today = this.context.today();
    const { steps, milestones, followUps } = this.#dated();
    const lookBack = events.lookBackEntry(Number(this.#lookBack.day), this.#lookBack.time, today);
    const { time } = this.#gratitude;
    const gratitude = events.gratitudeEntry(this.#answers, this.#gratitudeDays(), time, today);
    const all: [Pick, events.Entry[]][] = [
      ["steps", steps],
      ["look-back", [lookBack]],
      ["milestones", milestones],
      ["follow-ups", followUps],
      ["gratitude", [gratitude]],
    ];
    return all.flatMap(([pick, entries]) => (this.#picked.has(pick) ? entries : []));
  }

  #gratitudeDays(): number[] {
    const day = Number(this.#gratitude.day);
    return this.#timesAWeek === "2" ? [day, (day + HALF_A_WEEK) % 7].sort() : [day];
  }

  #download(): void {
    const entries = this.#entries();
    if (!entries.length) return this.#tell({ text: say("pick_none"), isError: true });
    const alarm = this.#alarm === "" ? undefined : Number(this.#alarm);
    const made = entries.map((entry) => events.toEvent(entry, this.#isPrivate));
    download(
      "workbook.ics",
      toCalendar(made, { slug: currentPage().slug, alarm }),
      "text/calendar",
    );
    const unread = entries.filter(({ isUnread }) => isUnread).length;
    const texts = [
      say("calendar_made", { n: made.length }),
      unread ? say("calendar_unread", { n: unread }) : "",
    ];
    this.#tell({ text: texts.filter(Boolean).join(" ") });
  }

  #tell(result: Result): void {
    this.#result = result;
    this.context.update();
  }
}
