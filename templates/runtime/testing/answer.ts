import type { Answer, Value } from "../answers/value.ts";

/** An answer as it could be stored. */
export const answer = (value: Value, others: Partial<Answer> = {}): Answer => ({
  value,
  rev: 1,
  savedAt: 1,
  tab: "one",
  ...others,
});

/** Answers by address, from values. */
export const answersOf = (values: Readonly<Record<string, Value>>): Map<string, Answer> =>
  new Map(Object.entries(values).map(([address, value]) => [address, answer(value)]));

/** Values by address, from answers. */
export const valuesOf = (
  answers: Iterable<readonly [string, Answer]>,
): Record<string, Value> =>
  Object.fromEntries([...answers].map(([address, { value }]) => [address, value]));
