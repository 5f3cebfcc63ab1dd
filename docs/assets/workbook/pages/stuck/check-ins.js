// Dated sets of the nine scores: the first from "Where am I stuck?", the others kept from "Where am I now?".

import { isAnswered } from "../../answer.js";
import { rowsOf } from "../../answers.js";
import { newRowId } from "../../fields/entries.js";
import { dayOf } from "../days.js";
import { PARTS } from "./rule.js";

/** @typedef {import("../../answers.js").Answers} Answers */
/** @typedef {import("./rule.js").Scores} Scores */
/** @typedef {{row: string, day: string, scores: Scores, sentence: string}} Dated  `row` is empty for what is not kept */

const LIST = "check_ins";
export const STUCK = "where-am-i-stuck";
const NOW = "where-am-i-now";
/** The first scores' row: it has one id in every window and copy, sorts first, and is erased with its worksheet. */
const FIRST = `0000000000000-${STUCK}`;
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @param {Answers} answers @param {string} address */
const text = (answers, address) => String(answers.get(address)?.value ?? "").trim();

/** @param {Answers} answers @param {(part: string) => string} addressOf @returns {Scores} */
function scoresAt(answers, addressOf) {
  const said = PARTS.map((part) => [part, text(answers, addressOf(part))]);
  return Object.fromEntries(said.filter(([, value]) => /^(\d|10)$/.test(value)).map(([part, value]) => [part, Number(value)]));
}

/** @param {Answers} answers */
export const firstScores = (answers) => scoresAt(answers, (part) => `${STUCK}/${part}`);


/** @param {Answers} answers @param {string[]} addresses */
const timesOf = (answers, addresses) => addresses.flatMap((address) => (isAnswered(answers.get(address)?.value) ? (answers.get(address)?.savedAt ?? []) : []));

/** The day of the first scores: a copy brought back has new times, so the day is kept as an answer. @param {Answers} answers */
export function firstDay(answers) {
  const times = timesOf(answers, PARTS.map((part) => `${STUCK}/${part}`));
  return text(answers, `${LIST}/${FIRST}/day`) || (times.length ? dayOf(new Date(Math.min(...times))) : "");
}

/** Keep the day with the first score. @param {import("../../tools.js").Workbook} workbook */
export function noteDay({ answers, set }) {
  if (!text(answers(), `${LIST}/${FIRST}/day`) && Object.keys(firstScores(answers())).length) set(`${LIST}/${FIRST}/day`, firstDay(answers()));
}

/** @param {Answers} answers @param {string} row @returns {Dated} */
const kept = (answers, row) => ({
  row,
  day: text(answers, `${LIST}/${row}/day`),
  scores: scoresAt(answers, (part) => `${LIST}/${row}/${part}`),
  sentence: text(answers, `${LIST}/${row}/sentence`),
});

/** @param {Answers} answers @returns {Dated} */
function first(answers) {
  const row = kept(answers, FIRST);
  if (saysSomething(row)) return row;
  return { row: "", day: firstDay(answers), scores: firstScores(answers), sentence: text(answers, `${STUCK}/lowest`) };
}

/** What stands in the fields of "Where am I now?". @param {Answers} answers @returns {Dated} */
export function today(answers) {
  const addresses = [...PARTS.map((part) => `${NOW}/${part}-now`), `${NOW}/sentence-now`];
  const scores = scoresAt(answers, (part) => `${NOW}/${part}-now`);
  return { row: "", day: dayOf(new Date(Math.max(...timesOf(answers, addresses), 0) || Date.now())), scores, sentence: text(answers, `${NOW}/sentence-now`) };
}

/** @param {Dated} one */
export const saysSomething = ({ scores, sentence }) => Object.keys(scores).length > 0 || sentence !== "";

/** Every set with its day, oldest first. @param {Answers} answers @returns {Dated[]} */
export function checkIns(answers) {
  const rows = rowsOf(answers, LIST).filter((row) => row !== FIRST);
  const all = [first(answers), ...rows.map((row) => kept(answers, row))];
  return all.filter((one) => one.day && saysSomething(one)).sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

/** Whether what stands in the fields is kept already, for its day or a later one. @param {Dated} now @param {Dated[]} all */
export const isKept = (now, all) => all.some(({ row, day, scores, sentence }) => row && day >= now.day && sentence === now.sentence && PARTS.every((part) => scores[part] === now.scores[part]));

/** The same with the real day: scores that stay as they were can be kept once on each day. @param {Dated} now */
export const onThisDay = (now) => ({ ...now, day: dayOf(new Date()) });

/** @param {Dated} one @param {Dated} from */
export const weeksSince = (one, from) => Math.round((Date.parse(one.day) - Date.parse(from.day)) / WEEK);

/** Today's scores become a row, or take the place of those kept on the same day; the first scores stay as they are from now on. @param {import("../../tools.js").Workbook} workbook */
export function keepToday({ answers, set }) {
  const given = today(answers());
  const now = isKept(given, checkIns(answers())) ? onThisDay(given) : given;
  const start = first(answers());
  if (!start.row && saysSomething(start)) write(set, FIRST, start);
  const same = checkIns(answers()).find(({ row, day }) => row && row !== FIRST && day === now.day);
  write(set, same?.row ?? newRowId(), now);
  return now.day;
}

/** @param {import("../../tools.js").Workbook["set"]} set @param {string} row @param {Dated} one */
function write(set, row, { day, scores, sentence }) {
  set(`${LIST}/${row}/day`, day);
  for (const part of PARTS) set(`${LIST}/${row}/${part}`, String(scores[part] ?? ""));
  set(`${LIST}/${row}/sentence`, sentence);
}

/** Empty fields for the next time: what stood in them is kept. @param {import("../../tools.js").Workbook} workbook */
export function beginAgain({ set }) {
  for (const part of PARTS) set(`${NOW}/${part}-now`, "");
  set(`${NOW}/sentence-now`, "");
}

/** Take a row away; returns the way back. @param {import("../../tools.js").Workbook} workbook @param {Dated} one */
export function remove({ set }, one) {
  write(set, one.row, { row: one.row, day: "", scores: {}, sentence: "" });
  return () => write(set, one.row, one);
}

/** The first scores go with their worksheet. @param {Dated} one */
export const isRemovable = ({ row }) => row !== "" && row !== FIRST;
