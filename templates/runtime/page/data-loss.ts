/**
 * Notices that a browser has lost answers it once had, and offers the mirror. A reader is never greeted by a
 * silently blank workbook, and nothing is put back without being asked.
 */

import { type Address, type Answer, countAnswered, isAnswered } from "../answers/value.ts";
import type { Mirror } from "../storage/mirror.ts";
import { button } from "../ui/elements.ts";
import { message, momentOf } from "../ui/messages.ts";

export interface Loss {
  /** What the mirror holds and the storage has lost. */
  readonly lost: readonly (readonly [Address, Answer])[];
  readonly expected: number;
  readonly count: number;
  readonly savedAt: number;
}

type Entries = Iterable<readonly [Address, Answer]> & { has(address: Address): boolean };

/** A record that was emptied on purpose is there, and so is not missing. */
export async function findLoss(answers: Entries, mirror: Mirror): Promise<Loss | undefined> {
  const expected = mirror.expected();
  const count = countAnswered(answers);
  if (count > 0 && count >= expected) return undefined;
  const copy = await mirror.read();
  const lost = [...(copy?.answers ?? [])]
    .filter(([address, { value }]) => isAnswered(value) && !answers.has(address));
  if (!lost.length && (count > 0 || !expected)) return undefined;
  const before = Math.max(expected, copy?.count ?? 0);
  return { lost, expected: before, count, savedAt: copy?.savedAt ?? 0 };
}

export interface LossChoices {
  restore(): Promise<void>;
  leave(): void;
}

export function offerLost(bar: HTMLElement, loss: Loss, { restore, leave }: LossChoices): void {
  const note = document.createElement("section");
  note.className = "wb-data-loss";
  note.setAttribute("role", "alert");
  note.append(Object.assign(document.createElement("p"), { textContent: textOf(loss) }));
  const bringBack = async () => {
    await restore();
    note.remove();
  };
  const goOn = () => {
    leave();
    note.remove();
  };
  if (loss.lost.length) note.append(button(message("bring_back"), bringBack));
  note.append(button(message("leave_it"), goOn));
  bar.after(note);
}

function textOf({ lost, expected: before, count, savedAt }: Loss): string {
  if (!lost.length) return message("all_answers_lost", { before });
  return message("some_answers_lost", {
    here: count,
    before,
    found: lost.length,
    moment: momentOf(savedAt),
  });
}
