/** What a page needs of the place where answers are kept: the database, or memory when there is none. */

import type { Address, Answer, Change, Value } from "../answers/value.ts";

/** A change on its way to the storage. */
export interface Edit extends Change {
  /** The revision it was made from. */
  readonly base: number;
  /** The window that made it, when it was not this one. */
  readonly tab?: string;
  /** Put the value that it replaces into the history in any case. */
  readonly keep?: boolean;
}

/** What became of an edit: the answer that is current now, and a value that lost to another window's. */
export interface Written {
  readonly address: Address;
  readonly answer: Answer;
  readonly lost?: Value;
}

/** Whose value becomes current where another window wrote first. */
export type Winner = "mine" | "theirs";

export type Reason = "conflict" | "earlier" | "migrate";
export type HistoryEntry = Answer & { readonly address: Address; readonly why: Reason };

export interface Snapshot {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly why: string;
  readonly answers: readonly (readonly [Address, Answer])[];
}

export interface Storage {
  /** The name of this window. */
  readonly tab: string;
  /** How often everything was erased; a window that missed one may not write. */
  readonly epoch: number;
  /** All answers, or those at some addresses. */
  read(addresses?: readonly Address[]): Promise<Map<Address, Answer>>;
  /**
   * Write edits, all or none. Where another window wrote first, `winner` decides which value is current;
   * the other goes to the history, so that nothing is lost.
   *
   * @throws {ErasedError} when everything was erased since this window joined
   */
  write(edits: readonly Edit[], winner?: Winner): Promise<Written[]>;
  /** Earlier values of one answer, or of all, oldest first. */
  history(address?: Address): Promise<HistoryEntry[]>;
  /** Oldest first. */
  snapshots(): Promise<Snapshot[]>;
  /** Keep all answers as they are now, before something large. */
  snapshot(why: string): Promise<void>;
  /** Something that the workbook remembers beside the answers. */
  meta(name: string): Promise<unknown>;
  remember(name: string, value: unknown): Promise<void>;
  /** Forget everything, or some answers with their earlier values. */
  erase(addresses?: readonly Address[]): Promise<void>;
  /** Delete what the rules of the history no longer keep. */
  tidy(): Promise<void>;
  /** Take part again after everything was erased in another window. */
  rejoin(): Promise<void>;
}

/** Everything was erased in another window since this one was opened: nothing may come back. */
export class ErasedError extends Error {
  override name = "ErasedError";
}
