// What can go into a calendar: dated answers, and two things that come back each week.

import { isAnswered } from "../../answer.js";
import { timeOf } from "./clock.js";
import { addDays, isDay, today, weekdayOf } from "./days.js";
import { readSteps, rowsIn } from "./steps.js";
import { words } from "./words.js";

/** @typedef {import("./steps.js").Answers} Answers */
/** @typedef {import("./ics.js").Event} Event */
/** @typedef {{n: number, events: (privately: boolean) => Event[]}} Found */

const [STEP, TOUCH, LOOK_BACK, ENTRY] = [20, 10, 5, 3];
const WEEKS = 12;
const ENTRIES = 8;
const MILESTONES = "goal-with-a-date/milestones";

/** A neutral title, unless the reader asked for the private words. @param {boolean} privately @param {string} text @param {string} neutral */
const titled = (privately, text, neutral) => (privately && text ? text : neutral);
const neutral = (/** @type {number} */ n) => words.neutral({ n });

/** @param {Answers} answers @returns {Found} */
export function stepsOf(answers) {
  const steps = readSteps(answers).filter(({ isDone, isDropped, day }) => !isDone && !isDropped && isToCome(day));
  const event = (/** @type {typeof steps[number]} */ step, /** @type {boolean} */ privately) => ({
    address: `steps/${step.id}`, day: step.day, clock: timeOf(step.time, words.noon), minutes: STEP, savedAt: step.savedAt,
    title: titled(privately, step.what, neutral(STEP)),
    ...(privately ? { where: step.where, note: [step.time, step.if_then].filter(Boolean).join("\n") } : {}),
  });
  return { n: steps.length, events: (privately) => steps.map((step) => event(step, privately)) };
}

const isToCome = (/** @type {string} */ day) => isDay(day) && day >= today();

/** @param {Answers} answers @returns {Found} */
export function milestonesOf(answers) {
  const dated = [...rowsIn(answers, MILESTONES)].map(([id, cells]) => ({ address: `${MILESTONES}/${id}/by`, by: cells.get("by"), text: cells.get("milestone"), done: isAnswered(cells.get("done")?.value) }));
  const goal = { address: "goal-with-a-date/goal-date", by: answers.get("goal-with-a-date/goal-date"), text: answers.get("goal-with-a-date/goal"), done: false };
  return days([...dated, goal].filter(({ done }) => !done), words.neutral_day);
}

/** @param {Answers} answers @returns {Found} */
export function touchesOf(answers) {
  const people = [...rowsIn(answers, "people")].map(([id, cells]) => ({ address: `people/${id}/next_touch`, by: cells.get("next_touch"), text: cells.get("name") }));
  return days(people, neutral(TOUCH));
}

/** Whole days. @param {{address: string, by?: import("../../answer.js").Answer, text?: import("../../answer.js").Answer}[]} dated @param {string} title @returns {Found} */
function days(dated, title) {
  const coming = dated.filter(({ by }) => isToCome(String(by?.value ?? "")));
  const events = (/** @type {boolean} */ privately) => coming.map(({ address, by, text }) => ({
    address, day: String(by?.value), minutes: 0, savedAt: Math.max(by?.savedAt ?? 0, text?.savedAt ?? 0),
    title: titled(privately, String(text?.value ?? "").trim(), title),
  }));
  return { n: coming.length, events };
}

/** Each week for twelve weeks. @param {number} weekday @param {string} time @param {boolean} privately @returns {Event} */
export const lookBackEvent = (weekday, time, privately) =>
  weekly("look_backs", [weekday], WEEKS, { time, minutes: LOOK_BACK, title: titled(privately, words.look_back, neutral(LOOK_BACK)) });

/** As many times as there are entries left of eight. @param {Answers} answers @param {number[]} weekdays @param {string} time @param {boolean} privately */
export function gratitudeEvent(answers, weekdays, time, privately) {
  const written = rowsIn(answers, "diary").size;
  const count = written < ENTRIES ? ENTRIES - written : ENTRIES;
  return weekly("diary", weekdays, count, { time, minutes: ENTRY, title: titled(privately, words.gratitude, neutral(ENTRY)) });
}

/** @param {string} address @param {number[]} weekdays @param {number} count @param {{time: string, minutes: number, title: string}} what @returns {Event} */
function weekly(address, weekdays, count, { time, minutes, title }) {
  const now = today();
  const day = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(now, n)).find((one) => weekdays.includes(weekdayOf(one))) ?? now;
  return { address, day, clock: timeOf(time, words.noon), minutes, title, savedAt: Date.now(), weekly: { days: weekdays, count } };
}
