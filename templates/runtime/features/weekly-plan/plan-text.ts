/** What a step says, and the week as plain text to paste into a message or a note. Pure. */

import type { Step } from "../../kit.ts";
import { dayText, say } from "./texts.ts";

/** Line by line, without its first words. */
export function linesOf({ day, time, where, if_then, sure, smaller, was }: Step): string[] {
  const [before = ""] = was.split("\n");
  return [
    [day && dayText(day), time, where].filter(Boolean).join(", "),
    if_then && say("if_then", { text: if_then }),
    sure && say("sure", { n: sure }),
    smaller && say("smaller", { text: smaller }),
    was && say("earlier_words", { text: before }),
  ].filter(Boolean);
}

export function planText(title: string, steps: readonly Step[]): string {
  const texts = steps.map((step) =>
    [step.what || say("untitled"), ...linesOf({ ...step, was: "" })].join("\n")
  );
  return [title, ...texts].join("\n\n");
}
