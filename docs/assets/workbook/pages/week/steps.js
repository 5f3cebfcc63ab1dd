// The reader's steps, read from the answers: which are for this week, which wait, which are done.

import { isAnswered } from "../../answer.js";
import { addDays, dayOf, isDay, mondayOf } from "../days.js";

/** @typedef {import("../../answer.js").Answer} Answer */
/** @typedef {import("../../answer.js").Value} Value */
/** @typedef {import("../../answers.js").Answers} Answers */
/** @typedef {[string, Value][]} Changes */
/** @typedef {{id: string, week: string, isChosen: boolean, isDone: boolean, doneOn: string, isDropped: boolean, savedAt: number} & Record<Column, string>} Step */
/** @typedef {typeof COLUMNS[number]} Column */

const COLUMNS = /** @type {const} */ (["what", "day", "time", "where", "if_then", "sure", "smaller", "was"]);
export const MOST = 3;
export const SURE = 7;

/** @param {Value | undefined} value */
const text = (value) => (typeof value === "string" ? value : (value ?? []).join("; ")).trim();

/** Every step that says something. @param {Answers} answers */
export const readSteps = (answers) => [...answers.rows("steps")].map(([id, cells]) => stepOf(id, cells)).filter((step) => COLUMNS.some((name) => step[name]));

/** @param {string} id @param {Map<string, Answer>} cells @returns {Step} */
function stepOf(id, cells) {
  const cell = (/** @type {string} */ name) => text(cells.get(name)?.value);
  const said = /** @type {Record<Column, string>} */ (Object.fromEntries(COLUMNS.map((name) => [name, cell(name)])));
  const done = cells.get("done");
  const doneOn = isDay(cell("done_on")) ? cell("done_on") : dayOf(new Date(done?.savedAt ?? 0));
  const savedAt = Math.max(...[...cells.values()].map((answer) => answer.savedAt));
  const known = { isChosen: isDay(cell("week")), isDone: isAnswered(done?.value), doneOn, isDropped: cell("state") === "dropped", savedAt };
  return { ...said, ...known, id, get week() { return weekOf(said.day, cell("week")); } };
}

/** The day decides; a week of its own has only a step that has no day yet. @param {string} day @param {string} week */
const weekOf = (day, week) => (isDay(day) ? mondayOf(day) : isDay(week) ? mondayOf(week) : "");

/** Words without the stop at their end, to stand in a sentence that has its own. @param {string} text */
export const bare = (text) => text.replace(/[\s.,;:…]+$/u, "");

/** @param {Step} step */
export const isUnsure = ({ sure }) => sure !== "" && Number(sure) < SURE;

const newestFirst = (/** @type {Step} */ a, /** @type {Step} */ b) => (a.id < b.id ? 1 : -1);
const byDay = (/** @type {Step} */ a, /** @type {Step} */ b) => (order(a) < order(b) ? -1 : 1);
/** What the reader chose on this page comes before what a worksheet dated. */
const chosenFirst = (/** @type {Step} */ a, /** @type {Step} */ b) => Number(b.isChosen) - Number(a.isChosen) || byDay(a, b);
const order = (/** @type {Step} */ { day, id }) => `${day || "9999"} ${id}`;

/** Let go, and not done after all. @param {Step} step */
const isLetGo = ({ isDone, isDropped }) => isDropped && !isDone;

/** The rows of steps that were let go; they are left out when steps are shared. @param {Answers} answers */
export const letGo = (answers) => new Set(readSteps(answers).filter(isLetGo).map(({ id }) => `steps/${id}`));

/** @param {Step[]} steps @param {string} day today */
export function sortOut(steps, day) {
  const week = mondayOf(day);
  const open = steps.filter(({ isDone, isDropped }) => !isDone && !isDropped);
  const now = open.filter((step) => step.week === week).sort(chosenFirst);
  const done = steps.filter(({ isDone }) => isDone).sort((a, b) => (a.doneOn < b.doneOn ? 1 : a.doneOn > b.doneOn ? -1 : newestFirst(a, b)));
  return {
    now: now.slice(0, MOST).sort(byDay),
    over: now.slice(MOST),
    later: [...now.slice(MOST), ...open.filter((step) => step.week !== week).sort(newestFirst)],
    done,
    dropped: steps.filter(isLetGo).sort(newestFirst),
  };
}

/** What was done from a day on. @param {Step[]} steps @param {string} from @param {string} to */
export const doneBetween = (steps, from, to) => steps.filter(({ isDone, doneOn }) => isDone && doneOn >= from && doneOn <= to);

/** @param {string} id @param {Record<string, Value>} cells @returns {Changes} */
const row = (id, cells) => Object.entries(cells).map(([name, value]) => [`steps/${id}/${name}`, value]);

export const finish = (/** @type {Step} */ { id }, /** @type {string} */ day) => row(id, { done: ["yes"], done_on: day });
export const reopen = (/** @type {Step} */ { id }) => row(id, { done: [], done_on: "" });
export const drop = (/** @type {Step} */ { id }) => row(id, { state: "dropped" });
export const takeUp = (/** @type {Step} */ { id }) => row(id, { state: "open" });
export const moveTo = (/** @type {Step} */ { id }, /** @type {string} */ day) => row(id, { day, week: mondayOf(day) });

/** Seven days on; one without a day keeps the choice open. @param {Step} step @param {string} monday of the week to come */
export const moveToWeek = ({ id, day, week }, monday) =>
  row(id, { week: monday, day: isDay(day) && week === addDays(monday, -7) ? addDays(day, 7) : "" });

/** For this week: a day that is not in it goes. @param {Step} step @param {string} monday */
export const bringInto = ({ id, day, week }, monday) => row(id, { week: monday, day: week === monday ? day : "" });

/** The smaller words take the place of the others, which are kept; how sure is asked anew. @param {Step} step */
export const shrink = ({ id, what, smaller, was }) => row(id, { what: smaller, was: [what, was].filter(Boolean).join("\n"), smaller: "", sure: "" });
