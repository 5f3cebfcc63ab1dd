// What the workbook says to a reader, from `worksheets/messages.yaml`, with times and numbers in it.

import sentences from "./messages/writing.js";

/** Made when first asked for: a phone needs a tenth of a second for each. @template T @param {() => T} make */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}
const clock = once(() => new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }));
const calendar = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: "long" }));
const plurals = once(() => new Intl.PluralRules(document.documentElement.lang || "en"));

export const time = (/** @type {number} */ at) => clock().format(at);
export const day = (/** @type {number} */ at) => calendar().format(at);
/** @param {string} iso a day as 2026-11-22 */
export const writtenDay = (iso) => (iso ? day(Date.parse(`${iso}T12:00`)) : "");
export const moment = (/** @type {number} */ at) => words.moment({ day: day(at), time: time(at) });
export const lower = (/** @type {string} */ text) => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * Sentences ready to be used: one with a {gap} becomes a function of what goes into it, and those that
 * depend on a number, as `answers_one` and `answers_other`, become one function of `n`.
 * @param {Record<string, string>} sentences @returns {Record<string, any>}
 */
export function spoken(sentences) {
  /** @type {Record<string, any>} */
  const ready = {};
  for (const [key, sentence] of Object.entries(sentences)) {
    const several = key.endsWith("_other") && key.slice(0, -"_other".length);
    if (several) ready[several] = (/** @type {Values} */ values) => filled(sentences[`${several}_${plurals().select(Number(values.n))}`] ?? sentence, values);
    ready[key] = /\{\w+\}/.test(sentence) ? (/** @type {Values} */ values) => filled(sentence, values) : sentence;
  }
  return ready;
}

/** @typedef {Record<string, string | number>} Values */

/** @param {string} sentence @param {Values} values */
const filled = (sentence, values) => sentence.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));

export const words = spoken(sentences);
