import week from "#messages/week.json" with { type: "json" };
import { commonTexts, formatDay, messagesOf, type Step } from "../../kit.ts";

export const say = messagesOf({ ...commonTexts, ...week });

/** A day as it is said: "Monday, November 23". */
export const dayText = (day: string): string =>
  formatDay(day, { weekday: "long", day: "numeric", month: "long" });

/** A week by its Monday: "November 23". */
export const weekText = (monday: string): string =>
  formatDay(monday, { day: "numeric", month: "long" });

/** Without the stop at the end, to stand in a sentence that has its own. */
export const withoutStop = (text: string): string => text.replace(/[\s.,;:…]+$/u, "");

/** What a step is called in a sentence. */
export const nameOf = ({ what }: Step): string => withoutStop(what) || say("untitled");
