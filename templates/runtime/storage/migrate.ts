/** Migrates answers to renamed ids. Atomic and idempotent. */

import { fetchCatalogue } from "../answers/catalogue.ts";
import { type Moves, planMoves, type Step } from "../answers/moves.ts";
import { type Address, type Answer, emptied, isSame } from "../answers/value.ts";
import { message } from "../ui/messages.ts";
import type { AnswerStore } from "./answer-store.ts";
import { readdress } from "./history.ts";
import type { HistoryEntry, Snapshot } from "./storage.ts";
import type { UnsavedTail } from "./unsaved-tail.ts";

/** No page waits longer for the list, in milliseconds: the answers stay where they are until the next one. */
const LATE = 5000;

/**
 * The first page of a new edition. What is still under way goes in first, or it would come too late.
 *
 * @param digest of the moves that the page was made with
 * @returns whether anything moved
 */
export async function migrateOnStart(
  store: AnswerStore,
  tail: UnsavedTail,
  digest: string,
): Promise<boolean> {
  if (digestOf(await store.meta("moves")) === digest) return false;
  const signal = AbortSignal.timeout(LATE);
  const { moves } = await fetchCatalogue({ cache: "no-cache", signal });
  // A page and a list of two editions would send answers where the page does not look.
  if (moves?.digest !== digest) return false;
  const left = tail.read();
  if (left.length) await store.write(left, "theirs");
  tail.forget();
  return (await migrate(store, moves)).length > 0;
}

/**
 * Every page: what came back under a former id since, from an old copy or a window of an earlier edition.
 *
 * @param answers as far as the page knows them
 * @returns the addresses that changed
 */
export async function migrateLateArrivals(
  store: AnswerStore,
  answers: Iterable<readonly [Address, Answer]>,
  digest: string,
): Promise<Address[]> {
  const moves = await store.meta("moves");
  if (!isMoves(moves) || moves.digest !== digest) return [];
  return planMoves(answers, moves).length ? migrate(store, moves) : [];
}

/** Everything in one transaction; the first thing in it is a snapshot. */
async function migrate(store: AnswerStore, moves: Moves): Promise<Address[]> {
  let steps: Step[] = [];
  await store.rewrite((tx, answers) => {
    steps = planMoves(answers, moves);
    const why = message("before_moves");
    const snapshot: Snapshot = { at: Date.now(), why, answers: [...answers] };
    if (steps.length) tx.objectStore("snapshots").add(snapshot);
    for (const step of steps) move(tx, answers, step, store.tab);
    tx.objectStore("meta").put(moves, "moves");
  });
  return steps.flatMap(({ to, from }) => [to, ...from]);
}

/** Former records stay, empty: a record that is missing would count as lost. */
function move(tx: IDBTransaction, answers: Map<Address, Answer>, step: Step, tab: string): void {
  const { to, value, savedAt, from, displaced } = step;
  for (const address of from) {
    const former = answers.get(address);
    if (!former) continue;
    const entry: HistoryEntry = { ...former, address: to, why: "migrate" };
    if (displaced.includes(address)) tx.objectStore("history").add(entry);
    const empty: Answer = {
      value: emptied(former.value),
      rev: former.rev + 1,
      savedAt: Date.now(),
      tab,
    };
    tx.objectStore("answers").put(empty, address);
    readdress(tx.objectStore("history"), address, to);
  }
  const here = answers.get(to);
  if (here && isSame(here.value, value)) return;
  const moved: Answer = { value, rev: (here?.rev ?? 0) + 1, savedAt, tab, kept: savedAt };
  tx.objectStore("answers").put(moved, to);
}

const digestOf = (moves: unknown): string | undefined => isMoves(moves) ? moves.digest : undefined;

/** Releases before 0.2 kept renamed options and rows in it too; what counts is still there. */
function isMoves(raw: unknown): raw is Moves {
  if (typeof raw !== "object" || raw === null) return false;
  const { places, joined, digest } = raw as Partial<Moves>;
  return typeof places === "object" && Array.isArray(joined) && typeof digest === "string";
}
