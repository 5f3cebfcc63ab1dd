// A plan backwards from a day: which days it proposes, and whether what is there fits.

import { addDays, isDay, mondayOf, toDay, toNumber, weekdayOf } from "../days.js";

/** @typedef {{id: string, name: string, by: string}} Milestone not done yet */
/** @typedef {{goal: string, start: string, now: string, milestones: Milestone[]}} Plan */

/** The first Monday since 1970-01-01, in days. */
const MONDAY = 4;
/** In days: when Monday is 0, and two weeks. */
const [FRIDAY, NEAR] = [4, 14];

/** How many weekdays there were up to a day, so that weekdays can be counted and found. @param {number} number */
function weekdaysUpTo(number) {
  const weeks = Math.floor((number - MONDAY) / 7);
  return weeks * 5 + Math.min(number - MONDAY - weeks * 7 + 1, 5);
}

/** The weekday with this count, from Monday to Friday. @param {number} count */
const weekdayAt = (count) => MONDAY + Math.floor((count - 1) / 5) * 7 + ((((count - 1) % 5) + 5) % 5);

/** The day from which there is time: today, or the day the reader begins. @param {Plan} plan */
const beginning = ({ start, now }) => (isDay(start) && start > now ? start : now);

/**
 * One weekday for each milestone, evenly spread backwards from the goal, after the beginning and before the goal.
 * Nothing when there are too few weekdays between the two.
 * @param {Plan} plan @returns {string[]}
 */
export function propose(plan) {
  const count = plan.milestones.length;
  if (!isDay(plan.goal) || !count) return [];
  const before = weekdaysUpTo(toNumber(beginning(plan)));
  const end = weekdaysUpTo(toNumber(plan.goal) - 1) + 1;
  const room = end - before - 1;
  if (room < count) return [];
  return plan.milestones.map((_, n) => toDay(weekdayAt(end - Math.floor(((count - n) * (room + 1)) / (count + 1)))));
}

/** Why there is no time for it all, if so. @param {Plan} plan */
export function misfit(plan) {
  if (!isDay(plan.goal)) return "no_day";
  if (plan.goal < plan.now) return "past";
  if (beginning(plan) >= plan.goal) return plan.goal === plan.now ? "soon" : "late_start";
  if (!plan.milestones.length) return "no_milestones";
  if (weeksOf(plan) < plan.milestones.length) return propose(plan).length ? "tight" : "soon";
  return "";
}

/** Whole weeks until the goal. @param {Plan} plan */
export const weeksOf = (plan) => Math.floor((toNumber(plan.goal) - toNumber(beginning(plan))) / 7);

/** The milestones whose day has gone by, and those whose day is after the goal. @param {Plan} plan */
export function outside({ goal, now, milestones }) {
  const dated = milestones.filter(({ by }) => isDay(by));
  return {
    gone: dated.filter(({ by }) => by < now),
    after: isDay(goal) ? dated.filter(({ by }) => by > goal) : [],
  };
}

/** A weekday for a first action: tomorrow, today when it is the last of this week, or else next Monday. @param {string} now */
export function actionDay(now) {
  const next = toDay(weekdayAt(weekdaysUpTo(toNumber(now)) + 1));
  return isThisWeek(next, now) || weekdayOf(now) > FRIDAY ? next : now;
}

/** @param {string} day @param {string} now */
export const isThisWeek = (day, now) => mondayOf(day) === mondayOf(now);

/** The milestones to begin on: the one with the earliest day, or else the first, and all others with a day in these two weeks. @param {Plan} plan */
export function nearest({ now, milestones }) {
  const dated = milestones.filter(({ by }) => isDay(by)).sort((a, b) => toNumber(a.by) - toNumber(b.by));
  return [...(dated.length ? dated : milestones)].filter(({ by }, n) => n === 0 || (isDay(by) && by <= addDays(now, NEAR)));
}
