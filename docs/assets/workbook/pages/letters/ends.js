// The ends of an answer, made to fit into a sentence of others. The words between them stay as they are.

const INVISIBLE = /[\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const MARK = /[\s.,;:!?…]/;
const CLOSER = /["'”’»)\]]/;
const SAYS_SOMETHING = /[\p{L}\p{N}\p{S}]/u;

/** An answer as one line without signs that cannot be seen; nothing, if it is only signs. @param {string} answer */
export function clean(answer) {
  const lines = answer.toWellFormed().split(/[\n\r\v\f\u0085\u2028\u2029]+/);
  const said = lines.map((line) => line.replace(INVISIBLE, "").replace(/\s+/g, " ").replace(/\p{Cc}/gu, "").trim()).filter(Boolean);
  const text = said.reduce((before, line) => (before ? `${before}${MARK.test(before.at(-1) ?? "") ? " " : "; "}${line}` : line), "");
  return SAYS_SOMETHING.test(text) ? text.replace(/^[\s.,;:!?…]+/, "") : "";
}

/**
 * An answer with the end that suits the sign behind it, and whether that end makes a full stop there one too many.
 * @param {string} answer @param {string} next the sign behind the gap, or nothing at the end of a line
 */
export function endOf(answer, next) {
  let end = answer.length;
  while (end && MARK.test(answer[end - 1])) end--;
  const core = answer.slice(0, end);
  const strong = answer.slice(end).match(/[?!…]/)?.[0] ?? "";
  const stop = strong || (answer.slice(end).includes(".") ? "." : "");
  const quoted = CLOSER.test(core.at(-1) ?? "") && /[.?!…]/.test(core.at(-2) ?? "");
  if (!next) return { text: core + (quoted ? "" : stop), closed: false };
  if (!/[.?!…]/.test(next)) return { text: core, closed: false };
  return { text: quoted ? core : core + strong, closed: quoted || strong !== "" };
}
