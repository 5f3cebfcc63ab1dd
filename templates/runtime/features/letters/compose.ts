/**
 * Puts answers into the text of a letter, so that it reads as prose whatever was answered. Pure.
 *
 * The rules stand in docs/authoring/field-types.md; the generator has checked the text.
 */

import { clean, fitEnd } from "./punctuation.ts";

/** Words of a line, or a gap in it. */
interface Part {
  readonly own?: string;
  readonly gap?: string;
  readonly isName?: boolean;
  /** The number of the optional part that it stands in, 0 for none. */
  readonly optional: number;
}

interface Token {
  own?: string;
  readonly gap?: string;
  readonly answer?: string;
}

/** What is said, or the address of what is missing. */
export type Piece = { readonly text: string } | { readonly blank: string };

export interface Source {
  /** An answer in words, or "". */
  say(address: string, row?: string): string;
  /** The rows of the list that repeats a line. */
  rows(address: string): { list: string; rows: readonly string[] } | undefined;
  /** The ticks that repeat a line. */
  several(address: string): readonly string[] | undefined;
}

export const BLANK = "_____";
const TOKEN = /(\[\[|\]\]|\{[^{}]*\})/;
const NAME = " as name";
const AFTER_NAME = /\s*[,;:([\n]|\s[-–—]\s/;
const SENTENCE_START = /^(?:- )?$|[.?!…]["'”’»)\]]*\s+$/;

/** The lines of a letter with its answers. */
export function compose(text: string, source: Source): Piece[][] {
  const lines: Piece[][] = [];
  for (const line of text.split("\n")) {
    const parts = parse(line);
    if (parts.length) lines.push(...repeated(parts, source).filter((pieces) => pieces.length));
    else if (lines.at(-1)?.length) lines.push([]);
  }
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** As plain text, to be copied or sent. */
export const plainText = (lines: readonly (readonly Piece[])[]): string =>
  lines.map((pieces) => pieces.map((piece) => ("text" in piece ? piece.text : BLANK)).join(""))
    .join("\n");

/** The addresses of what is missing, each once. */
export const blanksIn = (lines: readonly (readonly Piece[])[]): string[] => [
  ...new Set(lines.flat().flatMap((piece) => ("blank" in piece ? [piece.blank] : []))),
];

function parse(line: string): Part[] {
  let inside = 0;
  let optionals = 0;
  const parts: Part[] = [];
  for (const token of line.split(TOKEN).filter(Boolean)) {
    if (token === "[[") inside = ++optionals;
    else if (token === "]]") inside = 0;
    else if (token.startsWith("{")) {
      const gap = token.slice(1, -1).replace(NAME, "");
      parts.push({ gap, isName: token.endsWith(`${NAME}}`), optional: inside });
    } else parts.push({ own: token, optional: inside });
  }
  return parts;
}

/** A line is said again for every row, or every tick, that it speaks of. */
function repeated(parts: readonly Part[], source: Source): Piece[][] {
  for (const { gap } of parts) {
    if (gap === undefined) continue;
    const found = source.rows(gap);
    if (found?.rows.length) {
      const isIn = (address: string) => address.startsWith(`${found.list}/`);
      return found.rows.map((row) =>
        joined(parts, (address) => source.say(address, isIn(address) ? row : undefined))
      );
    }
    const ticks = source.several(gap);
    if (ticks?.length) {
      return ticks.map((tick) =>
        joined(parts, (address) => (address === gap ? tick : source.say(address)))
      );
    }
  }
  return [joined(parts, (address) => source.say(address))];
}

function joined(parts: readonly Part[], say: (address: string) => string): Piece[] {
  const pieces: Piece[] = [];
  let said = "";
  let isClosed = false;
  const tokens = tokensOf(parts, say);
  tokens.forEach(({ own, gap, answer = "" }, n) => {
    let text = own ?? "";
    if (isClosed) text = text.replace(/^[.?!…]+/, "");
    isClosed = false;
    if (gap && answer) {
      ({ text, isClosed } = fitEnd(answer, signAfter(tokens, n)));
      if (SENTENCE_START.test(said)) text = capitalize(text);
    }
    if (gap && !answer) pieces.push({ blank: gap });
    else if (text) pieces.push({ text });
    said += gap && !answer ? BLANK : text;
  });
  return pieces;
}

/** The sign behind a token; a gap counts as a space, and the end of the line as "". */
function signAfter(tokens: readonly Token[], n: number): string {
  const next = tokens[n + 1];
  if (!next) return "";
  return next.own?.[0] ?? " ";
}

/** Every gap with its answer, without the optional parts in which nothing is said, and the words around joined. */
function tokensOf(parts: readonly Part[], say: (address: string) => string): Token[] {
  const answers = new Map(parts.map((part) => [part, answerOf(part, say)]));
  const isUnsaid = (part: Part) => part.gap !== undefined && !answers.get(part);
  const gone = new Set(parts.filter(isUnsaid).map(({ optional }) => optional).filter(Boolean));
  const tokens: Token[] = [];
  for (const part of parts.filter(({ optional }) => !gone.has(optional))) {
    const last = tokens.at(-1);
    if (part.gap !== undefined) tokens.push({ gap: part.gap, answer: answers.get(part) });
    else if (last?.own !== undefined) last.own = tidy(last.own + part.own);
    else tokens.push({ own: tidy(part.own ?? "") });
  }
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first?.own !== undefined) first.own = first.own.trimStart();
  if (last?.own !== undefined) last.own = last.own.trimEnd();
  return tokens.filter(({ own, gap }) => own || gap);
}

function answerOf({ gap, isName }: Part, say: (address: string) => string): string {
  const answer = gap === undefined ? "" : clean(say(gap));
  return isName ? answer.split(AFTER_NAME)[0] || answer : answer;
}

const tidy = (own: string): string => own.replace(/ {2,}/g, " ").replace(/ ([.,;:?!])/g, "$1");

function capitalize(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}
