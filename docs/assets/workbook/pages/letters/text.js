// Puts answers into the text of a letter, so that it reads as prose whatever was answered.
//
// The rules stand in docs/authoring/field-types.md; `generator/content/letters.py` has checked the text.

import { clean, endOf } from "./ends.js";

/** @typedef {{own?: string, gap?: string, name?: boolean, optional: number}} Part  words of a line, or a gap in it */
/** @typedef {{text: string} | {blank: string}} Piece  what is said, or the address of what is missing */
/**
 * @typedef {object} Source
 * @property {(address: string, row?: string) => string} say an answer in words, or nothing
 * @property {(address: string) => {list: string, rows: string[]} | undefined} rows of the list that repeats a line
 * @property {(address: string) => string[] | undefined} several the ticks that repeat a line
 */

export const BLANK = "_____";
const TOKEN = /(\[\[|\]\]|\{[^{}]*\})/;
const NAME = " as name";
const AFTER_NAME = /\s*[,;:([\n]|\s[-–—]\s/;
const SENTENCE_START = /^(?:- )?$|[.?!…]["'”’»)\]]*\s+$/;

/** @param {string} line @returns {Part[]} */
function parse(line) {
  let inside = 0;
  let optionals = 0;
  /** @type {Part[]} */
  const parts = [];
  for (const token of line.split(TOKEN).filter(Boolean)) {
    if (token === "[[") inside = ++optionals;
    else if (token === "]]") inside = 0;
    else if (token.startsWith("{")) parts.push({ gap: token.slice(1, -1).replace(NAME, ""), name: token.endsWith(`${NAME}}`), optional: inside });
    else parts.push({ own: token, optional: inside });
  }
  return parts;
}

/** The lines of a letter with its answers. @param {string} text @param {Source} source @returns {Piece[][]} */
export function compose(text, source) {
  /** @type {Piece[][]} */
  const lines = [];
  for (const line of text.split("\n")) {
    const parts = parse(line);
    if (parts.length) lines.push(...repeated(parts, source).filter((pieces) => pieces.length));
    else if (lines.at(-1)?.length) lines.push([]);
  }
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** As plain text, to be copied or sent. @param {Piece[][]} lines */
export const plain = (lines) => lines.map((pieces) => pieces.map((piece) => ("text" in piece ? piece.text : BLANK)).join("")).join("\n");

/** A line is said again for every row, or every tick, that it speaks of. @param {Part[]} parts @param {Source} source @returns {Piece[][]} */
function repeated(parts, source) {
  const gaps = parts.flatMap(({ gap }) => gap ?? []);
  for (const gap of gaps) {
    const found = source.rows(gap);
    if (found?.rows.length) return found.rows.map((row) => joined(parts, (address) => source.say(address, address.startsWith(`${found.list}/`) ? row : undefined)));
    const ticks = source.several(gap);
    if (ticks?.length) return ticks.map((tick) => joined(parts, (address) => (address === gap ? tick : source.say(address))));
  }
  return [joined(parts, source.say)];
}

/** @param {Part[]} parts @param {(address: string) => string} say @returns {Piece[]} */
function joined(parts, say) {
  /** @type {Piece[]} */
  const pieces = [];
  let said = "";
  let closed = false;
  const tokens = settled(parts, say);
  tokens.forEach(({ own, gap, answer = "" }, n) => {
    let text = own ?? "";
    if (closed) text = text.replace(/^[.?!…]+/, "");
    closed = false;
    if (gap && answer) ({ text, closed } = endOf(answer, tokens[n + 1]?.own?.[0] ?? (tokens[n + 1] ? " " : "")));
    if (gap && answer && SENTENCE_START.test(said)) text = capital(text);
    if (gap && !answer) pieces.push({ blank: gap });
    else if (text) pieces.push({ text });
    said += gap && !answer ? BLANK : text;
  });
  return pieces;
}

/** Every gap with its answer, without the parts that nothing is said in, and the words around those made one. @param {Part[]} parts @param {(address: string) => string} say */
function settled(parts, say) {
  const answers = new Map(parts.map((part) => [part, part.gap ? fitting(clean(say(part.gap)), part.name) : ""]));
  const gone = new Set(parts.filter((part) => part.gap && !answers.get(part)).map(({ optional }) => optional).filter(Boolean));
  /** @type {{own?: string, gap?: string, answer?: string}[]} */
  const tokens = [];
  for (const part of parts.filter(({ optional }) => !gone.has(optional))) {
    const last = tokens.at(-1);
    if (part.gap) tokens.push({ gap: part.gap, answer: answers.get(part) });
    else if (last?.own !== undefined) last.own = tidy(last.own + part.own);
    else tokens.push({ own: tidy(part.own ?? "") });
  }
  if (tokens[0]?.own !== undefined) tokens[0].own = tokens[0].own.trimStart();
  const last = tokens.at(-1);
  if (last?.own !== undefined) last.own = last.own.trimEnd();
  return tokens.filter(({ own, gap }) => own || gap);
}

/** @param {string} answer @param {boolean} [name] */
const fitting = (answer, name) => (name ? answer.split(AFTER_NAME)[0] || answer : answer);

/** @param {string} own */
const tidy = (own) => own.replace(/ {2,}/g, " ").replace(/ ([.,;:?!])/g, "$1");

/** @param {string} text */
function capital(text) {
  const [first = ""] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}
