/** What the settings of printing are called. */

import { lowerFirst, message } from "../ui/messages.ts";
import type { Kind, Paper, Settings } from "./settings.ts";

const KIND_NAMES = {
  answers: "prints_answers",
  blank: "prints_blank",
  answered: "prints_answered",
} as const;
const PAPER_NAMES = { a4: "prints_a4", letter: "prints_letter" } as const;

export const kindName = (kind: Kind): string => message(KIND_NAMES[kind]);
export const paperName = (paper: Paper): string => message(PAPER_NAMES[paper]);

/** @param asks whether the page has anything to answer */
export function settingsText({ kind, paper, large, saver }: Settings, asks: boolean): string {
  const parts = [
    asks && lowerFirst(kindName(kind)),
    paperName(paper),
    large && lowerFirst(message("print_large")),
    saver && lowerFirst(message("print_saver")),
  ];
  return parts.filter(Boolean).join(", ");
}
