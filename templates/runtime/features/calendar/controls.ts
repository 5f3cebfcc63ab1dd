/** The controls in which the reader chooses what goes into the calendar. */

import { addDays, formatDay, html, type TemplateResult } from "../../kit.ts";
import { say } from "./texts.ts";

export type Option = readonly [value: string, text: string];

const A_MONDAY = "2026-11-23";

/** Monday is 0. */
const weekdays = (): Option[] => [0, 1, 2, 3, 4, 5, 6].map(weekday);

const weekday = (n: number): Option => [
  String(n),
  formatDay(addDays(A_MONDAY, n), { weekday: "long" }),
];

export function tickView(text: string, isTicked: boolean, tick: (isTicked: boolean) => void) {
  const change = ({ target }: Event) => target instanceof HTMLInputElement && tick(target.checked);
  return html`
    <label class="wb-tick">
      <input type="checkbox" .checked=${isTicked} @change=${change}>
      <span>${text}</span>
    </label>
  `;
}

export function choiceView(
  id: string,
  text: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  const change = ({ target }: Event) => target instanceof HTMLSelectElement && choose(target.value);
  return html`
    <label for="calendar-${id}">${text}</label>
    <select id="calendar-${id}" @change=${change}>
      ${options.map(([value, says]) =>
        html`<option value=${value} ?selected=${value === chosen}>${says}</option>`
      )}
    </select>
  `;
}

/** When something comes back each week. */
export interface Weekly {
  /** Monday is 0. */
  day: string;
  time: string;
}

export function weeklyView(id: string, weekly: Weekly): TemplateResult {
  const setDay = (day: string) => void (weekly.day = day);
  const setTime = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) weekly.time = target.value;
  };
  return html`
    ${choiceView(`${id}-day`, say("on_day"), weekdays(), weekly.day, setDay)}
    <label for="${id}-time">${say("at_time")}</label>
    <input type="time" id="${id}-time" autocomplete="off" @input=${setTime}>
  `;
}
