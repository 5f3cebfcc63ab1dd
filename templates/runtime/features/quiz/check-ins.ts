/** Dated sets of the nine scores: the first from "Where am I stuck?", the others kept from "Where am I now?". Pure. */

import {
  type Address,
  type Answers,
  type Change,
  dayOf,
  isAnswered,
  newRowId,
  toNumber,
} from "../../kit.ts";
import { PARTS, type Scores } from "./rule.ts";

export interface CheckIn {
  /** Empty for what is not kept. */
  readonly row: string;
  readonly day: string;
  readonly scores: Scores;
  readonly sentence: string;
}

const LIST = "check_ins";
export const STUCK = "where-am-i-stuck";
const NOW = "where-am-i-now";
/** The row of the first scores: it has one id in every window and copy, sorts first, and goes with its worksheet. */
const FIRST = `0000000000000-${STUCK}`;
const SCORE = /^(\d|10)$/;
const FIRST_DAY: Address = `${LIST}/${FIRST}/day`;

export const firstScores = (answers: Answers): Scores =>
  scoresAt(answers, (part) => `${STUCK}/${part}`);

/** The day of the first scores: a copy brought back has new times, so the day is kept as an answer. */
export function firstDay(answers: Answers): string {
  const times = timesOf(answers, PARTS.map((part) => `${STUCK}/${part}`));
  return answers.text(FIRST_DAY) || (times.length ? dayOf(new Date(Math.min(...times))) : "");
}

/** Keep the day with the first score. */
export function noteFirstDay(answers: Answers): void {
  if (answers.text(FIRST_DAY) || !Object.keys(firstScores(answers)).length) return;
  answers.change([{ address: FIRST_DAY, value: firstDay(answers) }]);
}

/** What stands in the fields of "Where am I now?". */
export function scoresNow(answers: Answers): CheckIn {
  const addresses = [...PARTS.map((part) => `${NOW}/${part}-now`), `${NOW}/sentence-now`];
  const times = timesOf(answers, addresses);
  const at = times.length ? new Date(Math.max(...times)) : new Date();
  const scores = scoresAt(answers, (part) => `${NOW}/${part}-now`);
  return { row: "", day: dayOf(at), scores, sentence: answers.text(`${NOW}/sentence-now`) };
}

export const hasContent = ({ scores, sentence }: CheckIn): boolean =>
  Object.keys(scores).length > 0 || sentence !== "";

/** Every set with its day, oldest first. */
export function checkInsOf(answers: Answers): CheckIn[] {
  const rows = answers.rows(LIST).filter(({ id }) => id !== FIRST);
  const all = [firstOf(answers), ...rows.map(({ id }) => keptIn(answers, id))];
  return all.filter((one) => one.day && hasContent(one))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

/** Whether what stands in the fields is kept already, for its day or a later one. */
export function isKept(now: CheckIn, all: readonly CheckIn[]): boolean {
  const isSame = ({ scores, sentence }: CheckIn) =>
    sentence === now.sentence && PARTS.every((part) => scores[part] === now.scores[part]);
  return all.some((one) => one.row !== "" && one.day >= now.day && isSame(one));
}

/** The same with the real day: scores that stay as they were can be kept once on each day. */
export const onThisDay = (now: CheckIn): CheckIn => ({ ...now, day: dayOf(new Date()) });

export const weeksBetween = (one: CheckIn, from: CheckIn): number =>
  Math.round((toNumber(one.day) - toNumber(from.day)) / 7);

/**
 * Today's scores become a row, or take the place of those kept on the same day; the first scores stay as they are
 * from now on.
 *
 * @returns the day
 */
export function keepToday(answers: Answers): string {
  const given = scoresNow(answers);
  const all = checkInsOf(answers);
  const now = isKept(given, all) ? onThisDay(given) : given;
  const start = firstOf(answers);
  const freeze = !start.row && hasContent(start) ? changesTo(FIRST, start) : [];
  const same = all.find(({ row, day }) => row && row !== FIRST && day === now.day);
  answers.change([...freeze, ...changesTo(same?.row ?? newRowId(), now)]);
  return now.day;
}

/** Empty fields for the next time: what stood in them is kept. */
export function beginAgain(answers: Answers): void {
  const addresses = [...PARTS.map((part) => `${NOW}/${part}-now`), `${NOW}/sentence-now`];
  answers.change(addresses.map((address) => ({ address, value: "" })));
}

/** Take a row away; returns the way back. */
export const removeCheckIn = (answers: Answers, { row }: CheckIn): () => void =>
  answers.change(changesTo(row, { row, day: "", scores: {}, sentence: "" }));

/** The first scores go with their worksheet. */
export const isRemovable = ({ row }: CheckIn): boolean => row !== "" && row !== FIRST;

function scoresAt(answers: Answers, addressOf: (part: string) => Address): Scores {
  const said = PARTS.map((part) => [part, answers.text(addressOf(part))] as const);
  const known = said.filter(([, value]) => SCORE.test(value));
  return Object.fromEntries(known.map(([part, value]) => [part, Number(value)]));
}

function timesOf(answers: Answers, addresses: readonly Address[]): number[] {
  const found = addresses.map((address) => answers.get(address));
  return found.flatMap((answer) => (answer && isAnswered(answer.value) ? [answer.savedAt] : []));
}

/** A day that cannot be one is left out: it may come from a copy that somebody changed. */
const keptIn = (answers: Answers, id: string): CheckIn => {
  const row = answers.row(LIST, id);
  const scores = scoresAt(answers, (part) => row.address(part));
  return { row: id, day: row.day("day"), scores, sentence: row.text("sentence") };
};

function firstOf(answers: Answers): CheckIn {
  const row = keptIn(answers, FIRST);
  if (hasContent(row)) return row;
  const sentence = answers.text(`${STUCK}/lowest`);
  return { row: "", day: firstDay(answers), scores: firstScores(answers), sentence };
}

function changesTo(row: string, { day, scores, sentence }: CheckIn): Change[] {
  const cells = [
    ["day", day],
    ...PARTS.map((part) => [part, String(scores[part] ?? "")]),
    ["sentence", sentence],
  ];
  return cells.map(([column, value = ""]) => ({ address: `${LIST}/${row}/${column}`, value }));
}
