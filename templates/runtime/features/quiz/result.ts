/** The result of "Where am I stuck?" in words, with its reason. */

import { dayOf, html, locale, nothing, siteUrl, type TemplateResult, toNumber } from "../../kit.ts";
import { writtenDay } from "../../kit.ts";
import { STUCK } from "./check-ins.ts";
import type { Hint } from "./rule.ts";
import { partName, say } from "./texts.ts";

/** Names of the chapters that can be chosen, by id. */
export type Names = Readonly<Record<string, string>>;
type Content = string | TemplateResult | readonly unknown[];

const FEW_DAYS = 7;
/** Marks a gap in a sentence that an element will fill. */
const MARK = "\ue000";

export function resultView(
  hint: Hint,
  names: Names,
  chosen: string,
): TemplateResult | typeof nothing {
  const name = names[chosen];
  const choice = name
    ? html`<p>${sentence(say("chosen", { chapter: MARK }), link(`${chosen}/`, name))}</p>`
    : nothing;
  if (hint.found === "nothing") return choice;
  if (hint.found === "partly") {
    return html`${choice}<p class="wb-hint">${say("scores_missing")}</p>`;
  }
  return html`
    ${choice} ${jobView(hint)} ${workView(hint, names)}
    <p class="wb-hint">${say("only_a_hint")}</p>
  `;
}

/** Old scores are the start of "Then and now"; new ones have a page of their own. */
export function sinceView(day: string): TemplateResult | typeof nothing {
  if (!day || toNumber(dayOf(new Date())) - toNumber(day) < FEW_DAYS) return nothing;
  const text = say("scores_from", { day: writtenDay(day), worksheet: MARK });
  return html`<p class="wb-hint">${
    sentence(text, link("keep-going/where-am-i-now/", say("now_title")))
  }</p>`;
}

/** The home page has the scores only. */
export const moreView = (): TemplateResult =>
  html`<p class="wb-hint">${
    sentence(say("more_there", { worksheet: MARK }), link(`start/${STUCK}/`, say("stuck_title")))
  }</p>`;

/** One of the six is lower: the job itself comes before any chapter. */
function jobView({ lower }: Hint) {
  if (!lower.length) return nothing;
  return html`
    <p>${sentence(say("also_lower", { parts: MARK }), partList(lower))}</p>
    <p>${sentence(say("harm", { help: MARK }), link("help/", say("help")))}</p>
  `;
}

function workView({ found, lowest, first, then }: Hint, names: Names) {
  if (found === "equal") return html`<p>${say("scores_equal")}</p>`;
  const text = lowest.length === 1
    ? say("lowest", { part: MARK, chapter: MARK })
    : say("two_scores_equal", { parts: MARK, chapters: MARK });
  const more = chapterLinks(then, names);
  return html`
    <p>${sentence(text, partList(lowest), listed(chapterLinks(first, names), "disjunction"))}</p>
    ${more.length
      ? html`<p>${sentence(say("then", { chapters: MARK }), listed(more, "conjunction"))}</p>`
      : nothing} ${lowest.includes("stretch")
      ? html`<p>${
        sentence(say("tweak", { worksheet: MARK }), link("start/tweak-first/", say("tweak_title")))
      }</p>`
      : nothing}
  `;
}

const partList = (parts: readonly string[]): Content =>
  listed(parts.map((part) => html`<em>${partName(part)}</em>`), "conjunction");

const chapterLinks = (chapters: readonly string[], names: Names): TemplateResult[] =>
  chapters.flatMap((id) => (names[id] === undefined ? [] : [link(`${id}/`, names[id])]));

const link = (path: string, text: string): TemplateResult =>
  html`<a href=${siteUrl(path)}>${text}</a>`;

/** A sentence with elements in the places of its marks, in their order. */
function sentence(text: string, ...contents: Content[]): unknown[] {
  return text.split(MARK).flatMap((part, n) => (n ? [contents[n - 1], part] : [part]));
}

function listed(items: readonly TemplateResult[], type: "conjunction" | "disjunction"): unknown[] {
  const format = new Intl.ListFormat(locale(), { type });
  let n = 0;
  return format.formatToParts(items.map(() => MARK))
    .map((part) => (part.type === "element" ? items[n++] : part.value));
}
