// Days as a calendar on the wall has them, "2026-11-22": without hours, so that no time zone moves them.

const DAY = /^[1-9]\d{3}-\d\d-\d\d$/;
const LENGTH = 86_400_000;
/** The first Monday since 1970-01-01, in days. */
const MONDAY = 4;

/** The day it is where the reader is. */
export function today(now = new Date()) {
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return [now.getFullYear(), ...parts].join("-");
}

/** @param {string} day @returns {number} days since 1970-01-01 */
export const toNumber = (day) => Date.parse(`${day}T00:00Z`) / LENGTH;
/** @param {number} number */
export const toDay = (number) => new Date(number * LENGTH).toISOString().slice(0, 10);

/** Whether this is a day that there is. @param {unknown} text @returns {text is string} */
export const isDay = (text) => typeof text === "string" && DAY.test(text) && Number.isFinite(toNumber(text)) && toDay(toNumber(text)) === text;

/** @param {string} day @param {number} count */
export const addDays = (day, count) => toDay(toNumber(day) + count);

/** The same day of a later month, or its last day: three months after 30 November is the end of February. @param {string} day @param {number} count */
export function addMonths(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

/** How many weekdays there were up to a day, so that weekdays can be counted and found. @param {number} number */
export function weekdaysUpTo(number) {
  const weeks = Math.floor((number - MONDAY) / 7);
  return weeks * 5 + Math.min(number - MONDAY - weeks * 7 + 1, 5);
}

/** The weekday with this count, from Monday to Friday. @param {number} count */
export const weekdayAt = (count) => MONDAY + Math.floor((count - 1) / 5) * 7 + ((((count - 1) % 5) + 5) % 5);
