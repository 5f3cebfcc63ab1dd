/** The two ends of an answer, made to fit into a sentence of others. The words between them stay as they are. */

const INVISIBLE = /[\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const LINE_BREAKS = /[\n\r\v\f\u0085\u2028\u2029]+/;
const MARK = /[\s.,;:!?…]/;
const CLOSER = /["'”’»)\]]/;
const SAYS_SOMETHING = /[\p{L}\p{N}\p{S}]/u;

/** An answer as one line without signs that cannot be seen; "" if it is only signs. */
export function clean(answer: string): string {
  const lines = answer.toWellFormed().split(LINE_BREAKS).map(cleanLine).filter(Boolean);
  const text = lines.reduce(joinLines, "");
  return SAYS_SOMETHING.test(text) ? text.replace(/^[\s.,;:!?…]+/, "") : "";
}

const cleanLine = (line: string): string =>
  line.replace(INVISIBLE, "").replace(/\s+/g, " ").replace(/\p{Cc}/gu, "").trim();

function joinLines(before: string, line: string): string {
  if (!before) return line;
  return `${before}${MARK.test(before.at(-1) ?? "") ? " " : "; "}${line}`;
}

export interface Fitted {
  readonly text: string;
  /** Whether a full stop behind it would be one too many. */
  readonly isClosed: boolean;
}

/**
 * An answer with the end that suits the sign behind it.
 *
 * @param next the sign behind the gap, or "" at the end of a line
 */
export function fitEnd(answer: string, next: string): Fitted {
  let end = answer.length;
  while (end && MARK.test(answer[end - 1] ?? "")) end--;
  const core = answer.slice(0, end);
  const marks = answer.slice(end);
  const strong = marks.match(/[?!…]/)?.[0] ?? "";
  const isQuoted = CLOSER.test(core.at(-1) ?? "") && /[.?!…]/.test(core.at(-2) ?? "");
  if (!next) {
    const stop = strong || (marks.includes(".") ? "." : "");
    return { text: core + (isQuoted ? "" : stop), isClosed: false };
  }
  if (!/[.?!…]/.test(next)) return { text: core, isClosed: false };
  return { text: isQuoted ? core : core + strong, isClosed: isQuoted || strong !== "" };
}
