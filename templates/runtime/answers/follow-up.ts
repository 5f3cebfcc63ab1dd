/** When to get in touch with a person again. */

import { addDays, addMonths, isDay } from "./dates.ts";
import type { Row } from "./row.ts";

/** How long after the last contact: the id of the option says it, so that authors can add others. */
const SPAN = /^(\d{1,3})-(days?|weeks?|months?)$/;

/** The day that the reader chose, or the one counted from the last contact; "" when there is neither. */
export function nextFollowUp(person: Row): string {
  const chosen = person.day("next_touch");
  if (chosen) return chosen;
  const contacted = person.day("contacted");
  const [, count = "", unit = ""] = SPAN.exec(person.text("touch_after")) ?? [];
  if (!contacted || !count) return "";
  const next = unit.startsWith("month")
    ? addMonths(contacted, Number(count))
    : addDays(contacted, Number(count) * (unit.startsWith("week") ? 7 : 1));
  return isDay(next) ? next : ""; // After the year 9999 there are none.
}
