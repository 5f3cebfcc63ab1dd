// Every sentence the runtime says to a reader, in one place and one voice.

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/** @param {number} at */
export const time = (at) => clock.format(at);
/** @param {number} at */
export const day = (at) => calendar.format(at);
/** @param {string} iso a day as 2026-11-22 */
export const writtenDay = (iso) => (iso ? calendar.format(new Date(`${iso}T12:00`)) : "");

const lower = (/** @type {string} */ text) => text.charAt(0).toLowerCase() + text.slice(1);
const article = (/** @type {string} */ text) => (/^[aeiou]/i.test(text) ? "an" : "a");

export const words = {
  empty: "What you type here is saved on this device as you go.",
  saving: "Saving…",
  saved: (/** @type {number} */ at) => `Saved on this device at ${time(at)}`,
  savedOn: (/** @type {number} */ at) => `Saved on this device on ${day(at)} at ${time(at)}`,
  failed:
    "Not saved. This browser could not store your last words. They are still on this page: download them now, and keep the page open while we try again.",
  off: "Not saved. This browser does not let the page store anything, perhaps because the window is private or storage is off. Your words stay here only until you close the page: print it, or download them.",
  downloadNow: "Download my answers now",
  print: "Print",
  printBlank: "Print it blank",
  clear: "Clear this answer",
  add: (/** @type {string} */ one) => `Add another ${lower(one)}`,
  choose: (/** @type {string} */ one) => `Or choose ${article(one)} ${lower(one)} from your list`,
  remove: (/** @type {string} */ name) => `Remove ${lower(name)}`,
  removed: (/** @type {string} */ name) => `${name} removed.`,
  undo: "Undo",
  hide: "Hide",
  hideHint: "Leaves this page at once. Pressing Escape twice does the same.",
  hiddenTitle: "Notes",
  erasedElsewhere: "Everything was erased in another window. This page is empty now; new words will be saved.",
  lost: (/** @type {number} */ here, /** @type {number} */ before, /** @type {number} */ found, /** @type {number} */ at) =>
    `This browser has lost some of your answers: ${here} are here, and there were ${before}. A second copy on this device, from ${day(at)} at ${time(at)}, still holds ${found} of them.`,
  lostAll: (/** @type {number} */ before) =>
    `This browser has lost your answers: there were ${before}, and none is here. If you downloaded a copy, you can restore it on the page Your answers.`,
  bringBack: "Bring them back",
  leaveIt: "Go on without them",
  broughtBack: "Your answers are back.",
  takeCopy: "Keep a copy",
  atRisk: (/** @type {number} */ days, /** @type {number} */ copiedAt) =>
    copiedAt ? `You have written new things since your last copy of ${day(copiedAt)}.` : days > 0 ? `Your answers are only in this browser, for ${days} day${days === 1 ? "" : "s"} now.` : "Your answers are only in this browser.",
  safari: "Safari removes what you wrote after seven days of use without a visit here. Add this page to your Home Screen, or keep a copy.",
  sessionOnly: "Kept only until you close this window",
  elsewhere: "This was changed in another window too. The other words:",
  useOther: "Use those words instead",
  keepMine: "Keep what is here",
  progress: (/** @type {number} */ done, /** @type {number} */ all) => `${done} of ${all} answered`,
  continue: "Continue where you left off:",
  nothingYet: "Nothing here yet. What you write in a worksheet will show up on this page.",
  count: (/** @type {number} */ n) => `${n} answer${n === 1 ? "" : "s"} on this device.`,
  yes: "Yes",
  download: "Download a copy",
  downloadHint: "One file with all your answers. Keep it somewhere only you can open.",
  restore: "Restore a copy",
  restoreHint: "Choose a file you downloaded here. You will see what would change before anything does.",
  fileTooLarge: "This file is too large to be a copy of your answers. Nothing was changed.",
  fileUnknown: "This file is not a copy made by this workbook. Nothing was changed.",
  fileNewer: "This copy was made by a newer edition of the workbook. Reload this page, then try again. Nothing was changed.",
  fileDamaged: "This copy was changed or cut short after it was made. Nothing was changed.",
  dryRun: { new: "new", same: "the same as here", different: "different from what is here", unknown: "from another edition" },
  accept: "Restore these answers",
  acceptHint: "Answers that are only here stay. Where both differ, the copy's words are shown, and the words here are kept in the history.",
  cancel: "Cancel",
  restored: (/** @type {number} */ n) => `${n} answer${n === 1 ? "" : "s"} restored.`,
  erase: "Erase everything",
  eraseHint: "Removes every answer from this browser. Copies you downloaded are not touched. It cannot be undone. To go on, type the word erase.",
  eraseWord: "erase",
  eraseLabel: "Type erase",
  erased: "Everything is erased. This browser holds no answers of this workbook.",
  eraseFailed: "It could not be erased. Close other windows of this workbook, then try again.",
};
