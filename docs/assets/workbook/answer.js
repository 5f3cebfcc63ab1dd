// What an answer is: its address, its value, and whether it says anything.

/**
 * @typedef {string | string[]} Value  words, a number or day as typed, an option's id, or several ids
 * @typedef {{value: Value, rev: number, savedAt: number, tab: string, kept?: number}} Answer
 *   `rev` counts the writes of this answer; `savedAt` is in milliseconds since 1970; `kept` is when
 *   earlier words of it were last put into the history
 */

/** The element that holds one answer: a field, or one cell of a row. */
export const HOLDER = ".wb-cell, .wb-field:not(.wb-entries)";

/**
 * Where the rows of a field are kept, or the answer of one without rows.
 * @param {HTMLElement} field @returns {string}
 */
export const prefixOf = (field) =>
  field.dataset.collection ?? `${field.dataset.worksheet}/${field.dataset.field}`;

/** @param {HTMLElement} holder @returns {string} `worksheet/field` or `…/row/column` */
export function addressOf(holder) {
  const field = /** @type {HTMLElement} */ (holder.closest(".wb-field"));
  const row = /** @type {HTMLElement | null} */ (holder.closest(".wb-row"));
  return row ? `${prefixOf(field)}/${row.dataset.row}/${holder.dataset.column}` : prefixOf(field);
}

/** Whether what is written here is saved: the words of a field with `save: never` are on its page and on paper, and nowhere else. @param {HTMLElement} holder */
export const isKept = (holder) => holder.dataset.save !== "never";

/** @param {Value | undefined} value */
export const isAnswered = (value) =>
  value !== undefined && (typeof value === "string" ? value.trim() !== "" : value.length > 0);

/** @param {Value | undefined} a @param {Value | undefined} b */
export const isSame = (a, b) => a === b || JSON.stringify(a ?? "") === JSON.stringify(b ?? "");

/** Nothing, in the shape of the value it replaces. @param {Value} value @returns {Value} */
export const emptied = (value) => (typeof value === "string" ? "" : []);

/** Whether a stored record is an answer, and not what a damaged disk made of one. @param {any} record @returns {record is Answer} */
export const isAnswer = (record) =>
  (typeof record?.value === "string" || (Array.isArray(record?.value) && record.value.every((/** @type {unknown} */ one) => typeof one === "string"))) &&
  Number.isSafeInteger(record.rev) &&
  Number.isFinite(record.savedAt);
