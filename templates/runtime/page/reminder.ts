/**
 * Reminds the reader to keep a copy: the more is at risk, the plainer. Eviction, "clear site data" and Safari's
 * seven days take every store of a site at once, so only a file outside the browser helps.
 */

import { type Address, type Answer, isAnswered, textOf } from "../answers/value.ts";
import { dateOf, message } from "../ui/messages.ts";
import { siteUrl } from "../ui/site.ts";

const DAY = 24 * 3600_000;
const MANY_CHARACTERS = 1000;
const LONG = 7 * DAY;
const PLAIN_FROM = 5;

type Entries = Iterable<readonly [Address, Answer]>;

/**
 * How much was written since the last copy, and for how long it has been at risk.
 *
 * @param copiedAt when a copy was last taken, 0 for never
 */
export function riskOf(answers: Entries, copiedAt: number, now: number = Date.now()) {
  const since = [...answers].map(([, answer]) => answer)
    .filter(({ value, savedAt }) => isAnswered(value) && savedAt > copiedAt);
  const characters = since.reduce((sum, { value }) => sum + textOf(value).length, 0);
  const oldest = since.reduce((first, { savedAt }) => Math.min(first, savedAt), now);
  const degree = characters === 0
    ? 0
    : Math.floor(characters / MANY_CHARACTERS) + Math.floor((now - oldest) / LONG);
  return { characters, days: Math.floor((now - oldest) / DAY), degree };
}

export function remind(
  bar: HTMLElement,
  answers: Entries & { size: number },
  copiedAt: number,
): void {
  const { degree, days } = riskOf(answers, copiedAt);
  const forgets = answers.size > 0 && isSafariTab();
  if (!degree && !forgets) return;
  const note = document.createElement("p");
  note.className = degree >= PLAIN_FROM ? "wb-reminder wb-reminder--urgent" : "wb-reminder";
  const link = Object.assign(document.createElement("a"), {
    href: siteUrl("your-answers/"),
    textContent: message("take_copy"),
  });
  const texts = [forgets ? message("safari_removes") : "", degree ? sinceCopy(days, copiedAt) : ""];
  note.append(...texts.filter(Boolean).map((text) => `${text} `), link);
  bar.after(note);
}

function sinceCopy(days: number, copiedAt: number): string {
  if (copiedAt) return message("copy_is_old", { day: dateOf(copiedAt) });
  return days > 0 ? message("no_copy_for", { n: days }) : message("no_copy_yet");
}

/** Safari clears what a page stores after seven days of use without a visit; a home-screen app is spared. */
function isSafariTab(): boolean {
  const { userAgent } = navigator;
  const isSafari = /Safari\//.test(userAgent) &&
    !/Chrome|Chromium|CriOS|FxiOS|Edg|Android/.test(userAgent);
  return isSafari && !matchMedia("(display-mode: standalone)").matches;
}
