/** What an answer is: its address, its value, and whether it says anything. */

/** `worksheet/field`, `worksheet/field/row/column` or `collection/row/column`. */
export type Address = string;

/** Text, a number or a day as typed, an option's id, or several ids. */
export type Value = string | readonly string[];

/** One answer as it is stored, copied and mirrored. Its shape lives on readers' devices. */
export interface Answer {
  readonly value: Value;
  /** Counts the writes of this answer. */
  readonly rev: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The window that wrote it. */
  readonly tab: string;
  /** When an earlier value was last put into the history. */
  readonly kept?: number;
}

export interface Change {
  readonly address: Address;
  readonly value: Value;
}

export function isAnswered(value: Value | undefined): value is Value {
  if (value === undefined) return false;
  return typeof value === "string" ? value.trim() !== "" : value.length > 0;
}

export const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || JSON.stringify(a ?? "") === JSON.stringify(b ?? "");

/** Nothing, in the shape of the value that it replaces. */
export const emptied = (value: Value): Value => (typeof value === "string" ? "" : []);

/** The text of a value; several choices are joined. */
export const textOf = (value: Value | undefined): string =>
  typeof value === "string" ? value : (value ?? []).join("; ");

/** Whether a stored record is an answer, and not what a damaged disk made of one. */
export function isAnswer(record: unknown): record is Answer {
  if (typeof record !== "object" || record === null) return false;
  const { value, rev, savedAt } = record as Partial<Answer>;
  return isValue(value) && Number.isSafeInteger(rev) && Number.isFinite(savedAt);
}

export const isValue = (value: unknown): value is Value =>
  typeof value === "string" ||
  (Array.isArray(value) && value.every((part) => typeof part === "string"));

/** How many answers say something. */
export function countAnswered(answers: Iterable<readonly [Address, Answer]>): number {
  let count = 0;
  for (const [, { value }] of answers) if (isAnswered(value)) count++;
  return count;
}
