// What the reader guessed beside what came: from "My ask", "Ask through someone you both know" and "A thank-you".

import { isAnswered } from "../../answer.js";
import { rowsOf } from "../../answers.js";
import { element } from "../answers/element.js";
import { panel, panels } from "./chart.js";
import { tables } from "./table.js";
import { words } from "./words.js";

/** @typedef {import("./check-ins.js").Answers} Answers */
/** @typedef {{name: string, most: number, guessed: string, found: string}} Pair */

/** @param {Answers} answers @returns {Pair[]} */
export function guesses(answers) {
  const text = (/** @type {string} */ address) => String(answers.get(address)?.value ?? "");
  const all = [
    { name: words.yes_of_three, most: 3, guessed: text("my-ask/guess-of-three"), found: text("my-ask/yes-of-three") },
    { name: words.yes_likely, most: 10, guessed: text("my-ask/guess"), found: saidOf(answers) },
    { name: words.yes_mentor, most: 10, guessed: text("ask-through-someone/my-guess"), found: cameOf(text("ask-through-someone/what-happened")) },
    { name: words.awkward, most: 10, guessed: text("thank-you/awkward-guess"), found: text("thank-you/awkward-real") },
  ];
  return all.filter(({ guessed, found }) => guessed || found);
}

/** The answer to one ask, in words. @param {string} said */
const cameOf = (said) => (said ? words[`came_${said}`] ?? "" : "");

/** What everyone who was asked has said so far: the guess was about one of them, and the words say so. @param {Answers} answers */
function saidOf(answers) {
  const said = rowsOf(answers, "people").map((row) => answers.get(`people/${row}/said`)?.value).filter(isAnswered);
  const count = (/** @type {string} */ what) => said.filter((one) => one === what).length;
  return said.length ? words.asked({ yes: count("yes"), no: count("no"), waiting: count("waiting") }) : "";
}

/** @param {Answers} answers @returns {HTMLElement[]} */
export function guessesOf(answers) {
  const pairs = guesses(answers);
  if (!pairs.length) return [];
  const charts = pairs.flatMap((pair) => (isNumber(pair.guessed) && isNumber(pair.found) ? [chart(pair)] : []));
  const columns = [
    { name: words.guessed, day: "", cells: pairs.map(({ guessed }) => guessed) },
    { name: words.found, day: "", cells: pairs.map(({ found }) => found) },
  ];
  return [element("h3", words.guesses_title), ...(charts.length ? [panels(charts)] : []), ...tables(words.guesses_title, pairs.map(({ name }) => name), columns)];
}

const isNumber = (/** @type {string} */ text) => /^\d+$/.test(text);

/** @param {Pair} pair */
function chart({ name, most, guessed, found }) {
  const points = [
    { at: 0, value: Number(guessed), label: words.guessed },
    { at: 1, value: Number(found), label: words.found },
  ];
  return panel(name, points, most);
}
