/** What can go into a calendar: dated answers, and two things that come back each week. Pure. */

import {
  addDays,
  type Answers,
  isDay,
  nextFollowUp,
  readSteps,
  type Row,
  type Step,
  STEPS,
  weekdayOf,
} from "../../kit.ts";
import type { CalendarEvent } from "./ics.ts";
import { say } from "./texts.ts";
import { timeOfDay } from "./time-of-day.ts";

/** How many minutes each takes. */
const STEP = 20;
const FOLLOW_UP = 10;
const LOOK_BACK = 5;
const ENTRY = 3;
const WEEKS = 12;
const ENTRIES = 8;
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const GOAL = "goal-with-a-date";

/** A dated answer, as it may go into the calendar. */
export interface Entry {
  /** What the reader wrote; it is only in the calendar when they ask for it. */
  readonly text: string;
  /** The title without it. */
  readonly neutral: string;
  readonly event: Omit<CalendarEvent, "title">;
  /** What else the reader wrote. */
  readonly details?: Pick<CalendarEvent, "where" | "note">;
  /** Whether there is a time, and it cannot be read: then it is for the whole day. */
  readonly isUnread?: boolean;
}

/** A neutral title, unless the reader asked for their own words. */
export function toEvent(
  { text, neutral, event, details }: Entry,
  isPrivate: boolean,
): CalendarEvent {
  const title = isPrivate && text ? text : neutral;
  return { ...event, ...(isPrivate ? details : {}), title };
}

const neutralTitle = (minutes: number): string => say("neutral", { n: minutes });
const readTime = (text: string) => timeOfDay(text, say("words_for_noon"));

export const stepEntries = (answers: Answers, today: string): Entry[] =>
  readSteps(answers).filter(({ status, day }) => status === "open" && day >= today).map(stepEntry);

function stepEntry({ id, what, day, time, where, if_then, savedAt }: Step): Entry {
  const read = readTime(time);
  return {
    text: what,
    neutral: neutralTitle(STEP),
    event: { address: `${STEPS}/${id}`, day, time: read, minutes: STEP, savedAt },
    details: { where, note: [time, if_then].filter(Boolean).join("\n") },
    isUnread: time !== "" && !read,
  };
}

/** The milestones that are still to be reached, and the day of the goal itself. */
export function milestoneEntries(answers: Answers, today: string): Entry[] {
  const open = answers.rows(`${GOAL}/milestones`).filter((row) => !row.isTicked("done"));
  const milestones = open.map((row) =>
    dayEntry(row.address("by"), row.day("by"), row.text("milestone"), row.savedAt)
  );
  return [...milestones, goalEntry(answers)].filter(({ event: { day } }) => day >= today);
}

function goalEntry(answers: Answers): Entry {
  const [day, goal] = [`${GOAL}/goal-date`, `${GOAL}/goal`];
  const savedAt = Math.max(answers.get(day)?.savedAt ?? 0, answers.get(goal)?.savedAt ?? 0);
  const text = answers.text(day);
  return dayEntry(day, isDay(text) ? text : "", answers.text(goal), savedAt);
}

/** The day that was chosen to get in touch, or the one that is counted from the last contact. */
export const followUpEntries = (answers: Answers, today: string): Entry[] =>
  answers.rows("people").map(followUpEntry).filter(({ event: { day } }) => day >= today);

const followUpEntry = (person: Row): Entry => ({
  ...dayEntry(
    person.address("next_touch"),
    nextFollowUp(person),
    person.text("name"),
    person.savedAt,
  ),
  neutral: neutralTitle(FOLLOW_UP),
});

/** For a whole day. */
const dayEntry = (address: string, day: string, text: string, savedAt: number): Entry => ({
  text,
  neutral: say("neutral_day"),
  event: { address, day, minutes: 0, savedAt },
});

/** Each week for twelve weeks. */
export const lookBackEntry = (weekday: number, time: string, today: string): Entry => ({
  text: say("look_back"),
  neutral: neutralTitle(LOOK_BACK),
  event: weekly("look_backs", [weekday], WEEKS, today, time, LOOK_BACK),
});

/** As many times as there are entries left of eight. */
export function gratitudeEntry(
  answers: Answers,
  weekdays: readonly number[],
  time: string,
  today: string,
): Entry {
  const written = answers.rows("diary").length;
  const count = written < ENTRIES ? ENTRIES - written : ENTRIES;
  return {
    text: say("gratitude"),
    neutral: neutralTitle(ENTRY),
    event: weekly("diary", weekdays, count, today, time, ENTRY),
  };
}

/** From the first of these weekdays on, today included. */
function weekly(
  address: string,
  days: readonly number[],
  count: number,
  today: string,
  time: string,
  minutes: number,
): Entry["event"] {
  const coming = WEEK.map((n) => addDays(today, n));
  const day = coming.find((one) => days.includes(weekdayOf(one))) ?? today;
  return { address, day, time: readTime(time), minutes, weekly: { days, count } };
}
