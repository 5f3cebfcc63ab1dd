// When to get in touch again: counted from the last contact, unless the reader chose a day.

import { addDays, addMonths, isDay, today } from "../days.js";

/** @typedef {import("./person.js").Person} Person */

/** How long after the last contact: the id of the option says it, so that authors can add others. */
const SPAN = /^(\d{1,3})-(days?|weeks?|months?)$/;

/** The day the reader chose, or the one counted from the last contact; "" when there is neither. @param {Person} person */
export function nextTouch({ next_touch, contacted, touch_after }) {
  if (isDay(next_touch)) return next_touch;
  const [, count = "", unit = ""] = SPAN.exec(String(touch_after)) ?? [];
  if (!isDay(contacted) || !count) return "";
  if (unit.startsWith("month")) return addMonths(contacted, Number(count));
  return addDays(contacted, Number(count) * (unit.startsWith("week") ? 7 : 1));
}

/** @param {Person} person */
export function isDue(person, now = today()) {
  const day = nextTouch(person);
  return day !== "" && day <= now;
}

/** What changes when the reader was in touch today: a day that has come is over, a later one stays. @param {Person} person */
export function touched({ next_touch }, now = today()) {
  const over = isDay(next_touch) && next_touch <= now;
  return { contacted: now, ...(over ? { next_touch: "" } : {}) };
}
