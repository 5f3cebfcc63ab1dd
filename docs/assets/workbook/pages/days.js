// Days as a calendar on the wall has them, "2026-11-22": without hours, so that no time zone and no clock change moves them.

const DAY = /^[1-9]\d{3}-\d\d-\d\d$/;
const LENGTH = 86_400_000;
/** 1970-01-01 was a Thursday, and Monday is 0. */
const FIRST_WEEKDAY = 3;

/** The day of a moment, where the reader is. @param {Date} moment */
export function dayOf(moment) {
  const parts = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, "0"));
  return [String(moment.getFullYear()).padStart(4, "0"), ...parts].join("-");
}

export const today = () => dayOf(new Date());

/** @param {string} day @returns {number} days since 1970-01-01 */
const toNumber = (day) => Date.parse(`${day}T00:00Z`) / LENGTH;
/** @param {number} number */
const toDay = (number) => new Date(number * LENGTH).toISOString().slice(0, 10);

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

/** Monday is 0. @param {string} day */
export const weekdayOf = (day) => (((toNumber(day) + FIRST_WEEKDAY) % 7) + 7) % 7;

/** @param {string} day */
export const mondayOf = (day) => addDays(day, -weekdayOf(day));

/** The week that a look-back is about: on a Monday, the one that has just ended. @param {string} day */
export const weekToLookBackOn = (day) => mondayOf(addDays(day, -1));

/** @type {Record<string, Intl.DateTimeFormat>} */
const formats = {};

/** A day as it is said. @param {string} day @param {Intl.DateTimeFormatOptions} [parts] */
export function said(day, parts = { weekday: "long", day: "numeric", month: "long" }) {
  const key = Object.keys(parts).join();
  formats[key] ??= new Intl.DateTimeFormat(undefined, parts);
  return formats[key].format(new Date(`${day}T12:00`));
}

/** @param {string} monday */
export const saidWeek = (monday) => said(monday, { day: "numeric", month: "long" });
