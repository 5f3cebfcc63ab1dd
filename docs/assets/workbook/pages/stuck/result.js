// The result of "Where am I stuck?" in words, with its reason.

import { dayOf } from "../days.js";
import { STUCK } from "./check-ins.js";
import { link, listed, paragraph, spot, stressed } from "./pieces.js";
import { words } from "./words.js";
import { writtenDay } from "../../words.js";

/** @typedef {import("./rule.js").Hint} Hint */
/** @typedef {Record<string, string>} Names  of the chapters that can be chosen, by id */

const FEW_DAYS = 7 * 24 * 60 * 60 * 1000;

/** @param {string[]} parts */
const partsOf = (parts) => listed(parts.map((part) => stressed(words[`part_${part.replace("-", "_")}`])), "conjunction");

/** @param {string[]} chapters @param {Names} names @param {"conjunction" | "disjunction"} type */
const chaptersOf = (chapters, names, type) => listed(chapters.filter((id) => id in names).map((id) => link(`${id}/`, names[id])), type);

/** @param {Hint} hint @param {Names} names @param {string} chosen @returns {HTMLElement[]} */
export function resultOf(hint, names, chosen) {
  const choice = chosen in names ? [paragraph("", words.chosen({ chapter: spot(0) }), [[link(`${chosen}/`, names[chosen])]])] : [];
  if (hint.found === "nothing") return choice;
  if (hint.found === "partly") return [...choice, paragraph("wb-hint", words.scores_missing)];
  return [...choice, ...jobOf(hint), ...workOf(hint, names), paragraph("wb-hint", words.only_a_hint)];
}

/** One of the six is lower: the job itself comes before any chapter. @param {Hint} hint */
function jobOf({ lower }) {
  if (!lower.length) return [];
  return [paragraph("", words.also_lower({ parts: spot(0) }), [partsOf(lower)]), paragraph("", words.harm({ help: spot(0) }), [[link("help/", words.help)]])];
}

/** @param {Hint} hint @param {Names} names */
function workOf({ found, lowest, first, then }, names) {
  if (found === "alike") return [paragraph("", words.scores_equal)];
  const alone = lowest.length === 1;
  const chapters = chaptersOf(first, names, "disjunction");
  const lead = alone ? words.lowest({ part: spot(0), chapter: spot(1) }) : words.two_scores_equal({ parts: spot(0), chapters: spot(1) });
  const more = chaptersOf(then, names, "conjunction");
  return [
    paragraph("", lead, [partsOf(lowest), chapters]),
    ...(more.length ? [paragraph("", words.then({ chapters: spot(0) }), [more])] : []),
    ...(lowest.includes("stretch") ? [paragraph("", words.tweak({ worksheet: spot(0) }), [[link("start/tweak-first/", words.tweak_title)]])] : []),
  ];
}

/** Old scores are the start of "Then and now"; new ones have a page of their own. @param {string} day */
export function sinceOf(day) {
  if (!day || Date.parse(dayOf(new Date())) - Date.parse(day) < FEW_DAYS) return [];
  return [paragraph("wb-hint", words.scores_from({ day: writtenDay(day), worksheet: spot(0) }), [[link("keep-going/where-am-i-now/", words.now_title)]])];
}

/** The home page has the scores only. */
export const moreOf = () => [paragraph("wb-hint", words.more_there({ worksheet: spot(0) }), [[link(`start/${STUCK}/`, words.stuck_title)]])];
