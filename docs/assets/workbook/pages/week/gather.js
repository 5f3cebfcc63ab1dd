// What can go into a calendar: dated answers, and two things that come back each week.

import { isAnswered } from "../../answer.js";
import { rowsOf } from "../../answers.js";
import { timeOf } from "./clock.js";
import { addDays, isDay, today, weekdayOf } from "../days.js";
import { nextTouch } from "../people/touch.js";
import { readSteps } from "./steps.js";
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
    address: `steps/${step.id}`, day: step.day, ...when(step.time), minutes: STEP, savedAt: step.savedAt,
    title: titled(privately, step.what, neutral(STEP)),
    ...(privately ? { where: step.where, note: [step.time, step.if_then].filter(Boolean).join("\n") } : {}),
  });
  return { n: steps.length, events: (privately) => steps.map((step) => event(step, privately)) };
}

/** A time that cannot be read makes it an entry for the whole day, and that is said. @param {string} time */
function when(time) {
  const clock = timeOf(time, words.words_for_noon);
  return { clock, unread: time !== "" && !clock };
}

const isToCome = (/** @type {string} */ day) => isDay(day) && day >= today();

/** @param {Answers} answers @returns {Found} */
export function milestonesOf(answers) {
  const open = [...answers.rows(MILESTONES)].filter(([, cells]) => !isAnswered(cells.get("done")?.value));
  const milestones = open.map(([id, cells]) => dated(`${MILESTONES}/${id}/by`, cells.get("by")?.value, cells, "milestone"));
  const goal = { by: answers.get("goal-with-a-date/goal-date"), goal: answers.get("goal-with-a-date/goal") };
  const cells = new Map(Object.entries(goal).flatMap(([name, answer]) => (answer ? [[name, answer]] : [])));
  return days([...milestones, dated("goal-with-a-date/goal-date", goal.by?.value, cells, "goal")], words.neutral_day);
}

/** The day that was chosen, or the one that is counted from the last contact. @param {Answers} answers @returns {Found} */
export function touchesOf(answers) {
  const people = [...answers.rows("people")].map(([id, cells]) => {
    const person = Object.fromEntries([...cells].map(([column, { value }]) => [column, value]));
    return dated(`people/${id}/next_touch`, nextTouch(person), cells, "name");
  });
  return days(people, neutral(TOUCH));
}

/** @param {string} address @param {import("../../answer.js").Value | undefined} day @param {import("../../answers.js").Cells} cells of the row @param {string} name of the cell that says what it is */
const dated = (address, day, cells, name) => ({
  address, day: String(day ?? ""), text: String(cells.get(name)?.value ?? "").trim(), savedAt: Math.max(0, ...[...cells.values()].map(({ savedAt }) => savedAt)),
});

/** Whole days. @param {ReturnType<typeof dated>[]} all @param {string} title @returns {Found} */
function days(all, title) {
  const coming = all.filter(({ day }) => isToCome(day));
  const events = (/** @type {boolean} */ privately) => coming.map(({ text, ...event }) => ({ ...event, minutes: 0, title: titled(privately, text, title) }));
  return { n: coming.length, events };
}

/** Each week for twelve weeks. @param {number} weekday @param {string} time @param {boolean} privately @returns {Event} */
export const lookBackEvent = (weekday, time, privately) =>
  weekly("look_backs", [weekday], WEEKS, { time, minutes: LOOK_BACK, title: titled(privately, words.look_back, neutral(LOOK_BACK)) });

/** As many times as there are entries left of eight. @param {Answers} answers @param {number[]} weekdays @param {string} time @param {boolean} privately */
export function gratitudeEvent(answers, weekdays, time, privately) {
  const written = rowsOf(answers, "diary").length;
  const count = written < ENTRIES ? ENTRIES - written : ENTRIES;
  return weekly("diary", weekdays, count, { time, minutes: ENTRY, title: titled(privately, words.gratitude, neutral(ENTRY)) });
}

/** @param {string} address @param {number[]} weekdays @param {number} count @param {{time: string, minutes: number, title: string}} what @returns {Event} */
function weekly(address, weekdays, count, { time, minutes, title }) {
  const now = today();
  const day = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(now, n)).find((one) => weekdays.includes(weekdayOf(one))) ?? now;
  return { address, day, clock: timeOf(time, words.words_for_noon), minutes, title, savedAt: Date.now(), weekly: { days: weekdays, count } };
}
