// Asks the browser to keep the answers, and reminds the reader to keep a copy: the more is at risk,
// the plainer. Eviction, "clear site data" and Safari's seven days take every store of a site at once,
// so only a file outside the browser helps.

import { isAnswered } from "./answer.js";
import { SITE } from "./site.js";
import { day, words } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */

const DAY = 24 * 3600_000;
const MUCH = 1000;
const LONG = 7 * DAY;
const ASK_AFTER = 3;

/**
 * How much was written since the last copy, and for how long it has been at risk.
 * @param {Map<string, Answer>} answers @param {number} copiedAt when a copy was last taken, 0 for never
 */
export function atRisk(answers, copiedAt, now = Date.now()) {
  const since = [...answers.values()].filter(({ value, savedAt }) => isAnswered(value) && savedAt > copiedAt);
  const letters = since.reduce((sum, { value }) => sum + String(value).length, 0);
  const oldest = since.reduce((first, { savedAt }) => Math.min(first, savedAt), now);
  const degree = letters === 0 ? 0 : Math.floor(letters / MUCH) + Math.floor((now - oldest) / LONG);
  return { letters, days: Math.floor((now - oldest) / DAY), degree };
}

/** @param {HTMLElement} bar @param {Map<string, Answer>} answers @param {number} copiedAt */
export function remind(bar, answers, copiedAt) {
  const { degree, days } = atRisk(answers, copiedAt);
  const forgets = answers.size > 0 && isSafariTab();
  if (!degree && !forgets) return;
  const note = document.createElement("p");
  note.className = degree > 4 ? "wb-reminder wb-reminder--urgent" : "wb-reminder";
  const link = Object.assign(document.createElement("a"), { href: new URL("your-answers/", SITE).href, textContent: words.take_copy });
  note.append(forgets ? `${words.safari_removes} ` : "", degree ? `${sinceCopy(days, copiedAt)} ` : "", link);
  bar.after(note);
}

/** @param {number} days @param {number} copiedAt */
function sinceCopy(days, copiedAt) {
  if (copiedAt) return words.copy_is_old({ day: day(copiedAt) });
  return days > 0 ? words.no_copy_for({ n: days }) : words.no_copy_yet;
}

/** Safari clears what a page stores after seven days of use without a visit; a home-screen app is spared. */
function isSafariTab() {
  const { userAgent } = navigator;
  const safari = /Safari\//.test(userAgent) && !/Chrome|Chromium|CriOS|FxiOS|Edg|Android/.test(userAgent);
  return safari && !matchMedia("(display-mode: standalone)").matches;
}

/** After a few saved answers it is worth asking the browser to keep them. */
export function createKeeper() {
  let saves = 0;
  return async () => {
    if (++saves !== ASK_AFTER || !navigator.storage?.persist) return;
    if (!(await navigator.storage.persisted())) navigator.storage.persist();
  };
}
