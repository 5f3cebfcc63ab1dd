// Days as 2026-11-23, in the reader's own time: noon stands for the day, so that no clock change moves it.

const noon = (/** @type {string} */ day) => new Date(`${day}T12:00`);

/** @param {Date} date */
export function iso(date) {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export const today = () => iso(new Date());

/** @param {string} text */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && iso(noon(text)) === text;

/** @param {string} day @param {number} days */
export function addDays(day, days) {
  const date = noon(day);
  date.setDate(date.getDate() + days);
  return iso(date);
}

/** Monday is 0. @param {string} day */
export const weekdayOf = (day) => (noon(day).getDay() + 6) % 7;

/** @param {string} day */
export const mondayOf = (day) => addDays(day, -weekdayOf(day));

/** Today, if it is one. @param {string} day */
export const nextMonday = (day) => addDays(day, (7 - weekdayOf(day)) % 7);

/** The week that a look-back is about: on a Monday, the one that has just ended. @param {string} day */
export const weekToLookBackOn = (day) => mondayOf(addDays(day, -1));

/** @type {Record<string, Intl.DateTimeFormat>} */
const formats = {};

/** A day as it is said. @param {string} day @param {Intl.DateTimeFormatOptions} [parts] */
export function said(day, parts = { weekday: "long", day: "numeric", month: "long" }) {
  const key = Object.keys(parts).join();
  formats[key] ??= new Intl.DateTimeFormat(undefined, parts);
  return formats[key].format(noon(day));
}

/** @param {string} monday */
export const saidWeek = (monday) => said(monday, { day: "numeric", month: "long" });
