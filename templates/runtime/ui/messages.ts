/** What the workbook says to a reader, from `worksheets/messages.yaml`, with times and numbers filled in. */

import common from "#messages/writing.json" with { type: "json" };

export type Texts = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** A key of the texts, or for those that depend on a number, as `answers_one` and `answers_other`, `answers`. */
export type Key<T extends Texts> =
  | (keyof T & string)
  | (keyof T extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never);

export type Message<T extends Texts> = (key: Key<T>, values?: Values) => string;

/** Made when first asked for: a phone needs a tenth of a second for each formatter. */
function memoize<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The workbook's language, not the browser's. */
export const locale = memoize(() => globalThis.document?.documentElement.lang || "en");
/** Days are written as in the reader's own country, where that speaks the workbook's language. */
const dayLocale = memoize(() => {
  const [language] = locale().split("-");
  const own = globalThis.navigator?.language ?? "";
  return own.split("-")[0] === language ? own : locale();
});
const clock = memoize(() => new Intl.DateTimeFormat(dayLocale(), { timeStyle: "short" }));
const calendar = memoize(() => new Intl.DateTimeFormat(dayLocale(), { dateStyle: "long" }));
const plurals = memoize(() => new Intl.PluralRules(locale()));

/** @param at milliseconds since 1970 */
export const timeOf = (at: number): string => clock().format(at);
/** @param at milliseconds since 1970 */
export const dateOf = (at: number): string => calendar().format(at);
/** @param day as 2026-11-22 */
export const writtenDay = (day: string): string => day && dateOf(Date.parse(`${day}T12:00`));

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** A day, as 2026-11-22, written with only these parts, such as its weekday. */
export function formatDay(day: string, parts: Intl.DateTimeFormatOptions): string {
  const key = Object.entries(parts).join();
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(dayLocale(), parts);
  dayFormats.set(key, format);
  return format.format(Date.parse(`${day}T12:00`));
}

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A lookup in some texts: {gaps} are filled in, and the plural form follows `n`. */
export function messagesOf<T extends Texts>(texts: T): Message<T> {
  return (key, values = {}) => {
    const form = `${key}_${plurals().select(Number(values.n))}`;
    const text = texts[key] ?? texts[form] ?? texts[`${key}_other`] ?? "";
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  };
}

/** What every page says. */
export const commonTexts = common;
export const message = messagesOf(common);

/** @param at milliseconds since 1970 */
export const momentOf = (at: number): string =>
  message("moment", { day: dateOf(at), time: timeOf(at) });
