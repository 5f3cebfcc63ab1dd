/** The whole conflict rule: which value is current, and which goes to the history. Pure. */

import { type Answer, isAnswered, isSame, type Value } from "../answers/value.ts";
import type { Edit, HistoryEntry, Winner } from "./storage.ts";

const KEEP_EVERY = 60_000;
const LARGE_CHANGE = 200;

export interface Decision {
  /** The answer that is current after the write. */
  readonly answer: Answer;
  /** Whether it has to be written. */
  readonly put: boolean;
  readonly history?: HistoryEntry;
  /** The value that another window may still show. */
  readonly lost?: Value;
}

/**
 * @param stored what is there now
 * @param tab the window that writes
 * @param now milliseconds since 1970
 */
export function decideWrite(
  stored: Answer | undefined,
  edit: Edit,
  tab: string,
  winner: Winner,
  now: number,
): Decision {
  const { address, value, base, keep, tab: from = tab } = edit;
  if (stored && isSame(stored.value, value)) return { answer: stored, put: false };
  const rev = (stored?.rev ?? 0) + 1;
  const answer: Answer = { value, rev, savedAt: now, tab: from, kept: stored?.kept ?? now };
  if (!stored) return { answer, put: true };
  // A window's later values follow its earlier ones, also when it never heard that those were saved.
  if (stored.rev !== base && stored.tab !== from) {
    const loser = winner === "mine" ? stored : answer;
    const history: HistoryEntry = { ...loser, address, why: "conflict" };
    return winner === "mine"
      ? { answer, put: true, history, lost: stored.value }
      : { answer: stored, put: false, history, lost: value };
  }
  if (!(keep ? isAnswered(stored.value) : isWorthKeeping(stored, answer))) {
    return { answer, put: true };
  }
  const history: HistoryEntry = { ...stored, address, why: "earlier" };
  return { answer: { ...answer, kept: now }, put: true, history };
}

/** Once a minute while someone types, and always before much of a text goes. */
export function isWorthKeeping(current: Answer, next: Answer): boolean {
  if (!isAnswered(current.value)) return false;
  const before = current.value.length;
  const after = next.value.length;
  const isMuchGone = after < before / 2 || before - after > LARGE_CHANGE;
  return isMuchGone || Math.abs(next.savedAt - (current.kept ?? 0)) > KEEP_EVERY;
}
