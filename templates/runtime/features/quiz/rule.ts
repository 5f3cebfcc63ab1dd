/** The rule of "Where am I stuck?": from nine scores to the chapters that may come first. No total, no label. Pure. */

/** What was answered, by the field's id. */
export type Scores = Readonly<Record<string, number>>;

export interface Hint {
  readonly found: "nothing" | "partly" | "equal" | "found";
  readonly lowest: readonly string[];
  /** Conditions of the job that are lower than all of the first three. */
  readonly lower: readonly string[];
  readonly first: readonly string[];
  readonly then: readonly string[];
}

/** The first three, and the chapters that each may lead to: the first of them, then the others. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  stretch: ["talk-to-people"],
  "way-up": ["promotion"],
  fit: ["talk-to-people", "network", "coach"],
};
const WORK = Object.keys(WAYS);
/** How the job is set up. */
const JOB = ["demands", "control", "support", "relationships", "role", "change"];
export const PARTS: readonly string[] = [...WORK, ...JOB];

const NOTHING = { lowest: [], lower: [], first: [], then: [] };

export function hintOf(scores: Scores): Hint {
  if (!Object.keys(scores).length) return { found: "nothing", ...NOTHING };
  if (!WORK.every((part) => part in scores)) return { found: "partly", ...NOTHING };
  const least = Math.min(...WORK.map((part) => scores[part] ?? Infinity));
  const lowest = WORK.filter((part) => scores[part] === least);
  const lower = JOB.filter((part) => (scores[part] ?? Infinity) < least);
  if (lowest.length === WORK.length) return { ...NOTHING, found: "equal", lowest, lower };
  return { found: "found", lowest, lower, ...chaptersOf(lowest) };
}

function chaptersOf(lowest: readonly string[]) {
  const ways = lowest.map((part) => WAYS[part] ?? []);
  const first = new Set(ways.flatMap((way) => way.slice(0, 1)));
  const then = new Set(ways.flatMap((way) => way.slice(1)));
  return { first: [...first], then: [...then].filter((chapter) => !first.has(chapter)) };
}

/** The chapters as they were, with the chosen one before the suggested ones, and these before the rest. */
export function orderChapters(
  chapters: readonly string[],
  { first, then }: Pick<Hint, "first" | "then">,
  chosen: string,
): string[] {
  const known = [chosen, ...first, ...then].filter((chapter) => chapters.includes(chapter));
  const front = new Set(known);
  return [...front, ...chapters.filter((chapter) => !front.has(chapter))];
}
