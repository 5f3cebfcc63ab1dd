// The rule of "Where am I stuck?": from nine scores to the chapters that may come first, with the reason. No total, no label.

/** @typedef {Record<string, number>} Scores  what was answered, by the field's id */
/** @typedef {"nothing" | "partly" | "alike" | "found"} Found */
/** @typedef {{found: Found, lowest: string[], lower: string[], first: string[], then: string[]}} Hint */

/** The first three, and the chapters each may lead to: the first of them, then the others. */
export const WAYS = /** @type {Record<string, string[]>} */ ({
  stretch: ["talk-to-people"],
  "way-up": ["promotion"],
  fit: ["talk-to-people", "network", "coach"],
});
const WORK = Object.keys(WAYS);
/** How the job is set up. */
const JOB = ["demands", "control", "support", "relationships", "role", "change"];
export const PARTS = [...WORK, ...JOB];

/** @param {Scores} scores @returns {Hint} */
export function hintOf(scores) {
  const nothing = { lowest: [], lower: [], first: [], then: [] };
  if (!Object.keys(scores).length) return { found: "nothing", ...nothing };
  if (!WORK.every((part) => part in scores)) return { found: "partly", ...nothing };
  const least = Math.min(...WORK.map((part) => scores[part]));
  const lowest = WORK.filter((part) => scores[part] === least);
  const lower = JOB.filter((part) => scores[part] < least);
  if (lowest.length === WORK.length) return { ...nothing, found: "alike", lowest, lower };
  return { found: "found", lowest, lower, ...chaptersOf(lowest) };
}

/** @param {string[]} lowest */
function chaptersOf(lowest) {
  const first = new Set(lowest.map((part) => WAYS[part][0]));
  const then = new Set(lowest.flatMap((part) => WAYS[part].slice(1)));
  return { first: [...first], then: [...then].filter((chapter) => !first.has(chapter)) };
}

/**
 * The chapters as they were, with the chosen one before the suggested ones, and these before the rest.
 * @param {string[]} chapters @param {Pick<Hint, "first" | "then">} hint @param {string} chosen
 */
export function ordered(chapters, { first, then }, chosen) {
  const front = new Set([chosen, ...first, ...then].filter((chapter) => chapters.includes(chapter)));
  return [...front, ...chapters.filter((chapter) => !front.has(chapter))];
}
