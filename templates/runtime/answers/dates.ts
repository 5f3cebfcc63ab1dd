/** Calendar days as "2026-11-22": without hours, so that no time zone and no clock change moves them. */

const DAY = /^[1-9]\d{3}-\d\d-\d\d$/;
const LENGTH = 86_400_000;
/** 1970-01-01 was a Thursday, and Monday is 0. */
const FIRST_WEEKDAY = 3;

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** The day of a moment, where the reader is. */
export function dayOf(moment: Date): string {
  const year = String(moment.getFullYear()).padStart(4, "0");
  return `${year}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;
}

export const today = (): string => dayOf(new Date());

/** Days since 1970-01-01. */
export const toNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / LENGTH;

export const toDay = (number: number): string =>
  new Date(number * LENGTH).toISOString().slice(0, 10);

/** Whether this is a day that exists. */
export const isDay = (text: unknown): text is string =>
  typeof text === "string" && DAY.test(text) && Number.isFinite(toNumber(text)) &&
  toDay(toNumber(text)) === text;

export const addDays = (day: string, count: number): string => toDay(toNumber(day) + count);

/** The same day of a later month, or its last day: three months after 30 November is the end of February. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + count, Math.min(date, last)));
  return moved.toISOString().slice(0, 10);
}

/** Monday is 0. */
export const weekdayOf = (day: string): number => (((toNumber(day) + FIRST_WEEKDAY) % 7) + 7) % 7;

export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));

/** The week that a look-back is about: on a Monday, the one that has just ended. */
export const weekToLookBackOn = (day: string): string => mondayOf(addDays(day, -1));
