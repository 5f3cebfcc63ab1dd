// Notices that a browser has lost answers it once had, and offers the second copy. A reader is never
// greeted by a silently blank book, and nothing is put back without being asked.

import { isAnswered } from "./answer.js";
import { button, element } from "./pages/answers/element.js";
import { countOf } from "./second-copy.js";
import { moment, words } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */

/**
 * What the second copy holds and the store has lost. A record that was emptied on purpose is there,
 * and so is not missing.
 * @param {Map<string, Answer>} answers @param {ReturnType<import("./second-copy.js").createSecondCopy>} copy
 */
export async function findLost(answers, copy) {
  const expected = copy.expected();
  const count = countOf(answers);
  if (count > 0 && count >= expected) return undefined;
  const second = await copy.read();
  const lost = [...(second?.answers ?? [])].filter(([address, { value }]) => isAnswered(value) && !answers.has(address));
  if (!lost.length && (count > 0 || !expected)) return undefined;
  return { lost, expected: Math.max(expected, second?.count ?? 0), count, savedAt: second?.savedAt ?? 0 };
}

/**
 * Ask what to do.
 * @param {HTMLElement} bar @param {NonNullable<Awaited<ReturnType<typeof findLost>>>} found
 * @param {{restore: () => Promise<void>, leave: () => void}} choices
 */
export function offerLost(bar, found, { restore, leave }) {
  const note = element("section", "", "wb-data-loss");
  note.setAttribute("role", "alert");
  const text = found.lost.length ? words.some_answers_lost({ here: found.count, before: found.expected, found: found.lost.length, moment: moment(found.savedAt) }) : words.all_answers_lost({ before: found.expected });
  note.append(element("p", text));
  if (found.lost.length) note.append(button(words.bring_back, async () => (await restore(), note.remove())));
  note.append(button(words.leave_it, () => (leave(), note.remove())));
  bar.after(note);
}
