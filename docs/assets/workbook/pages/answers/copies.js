// Copies to take away: a file that can be brought back, locked or not, and a page to read.

import { BackupError, LARGEST, MEGABYTE, sizeOfCopy, toCopy } from "../../backup.js";
import { download } from "../../download.js";
import { printButton } from "../../print.js";
import { button, element, form, hint, input, resultLine, row, section } from "./element.js";
import { chosenFile } from "./chosen-file.js";
import { readable } from "./readable.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Desk} desk */
export function copiesSection(desk) {
  const { line, say, alarm } = resultLine();
  const take = (/** @type {string} */ passphrase) => takeCopy(desk, say, alarm, passphrase).catch(() => alarm(words.did_not_work));
  return section(
    "keep-a-copy",
    words.copy_title,
    hint(words.download_hint),
    row(button(words.download, () => take(""), "wb-button wb-primary")),
    locking(take, alarm),
    hint(words.download_page_hint),
    row(button(words.download_page, () => takePage(desk, say)), printButton(words.print)),
    line,
    ...chosenFile(desk),
  );
}

/**
 * Make a copy, and hand it out only when all of it is there.
 * @param {Desk} desk @param {(text: string) => void} say @param {(text: string) => void} alarm
 */
export async function takeCopy(desk, say, alarm, passphrase = "") {
  if (!desk.count) return say(words.nothing_yet);
  say(words.wait);
  try {
    const { name, file } = await toCopy(desk.answers, desk.catalogue.label, desk.workbook, passphrase);
    download(name, file);
    await desk.copied();
    say(words.copy_made({ name }));
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    alarm(error.reason === "copy_too_large" ? words.copy_too_large(roomIn(desk)) : words.copy_failed);
  }
}

/** How large a copy would be, what it can hold, and which answer takes most of it. @param {Desk} desk */
export function roomIn({ answers, catalogue }) {
  const lengthOf = (/** @type {string} */ address) => String(answers.get(address)?.value ?? "").length;
  const longest = [...answers.keys()].reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), "");
  const mb = Math.ceil(sizeOfCopy(answers, catalogue.label) / MEGABYTE);
  return { mb, most: LARGEST / MEGABYTE, label: catalogue.label(longest) };
}

/** @param {Desk} desk @param {(text: string) => void} say */
function takePage(desk, say) {
  if (!desk.count) return say(words.nothing_yet);
  const name = `${desk.workbook.slug}-answers-${new Date().toISOString().slice(0, 10)}.html`;
  download(name, readable(desk), "text/html");
  say(words.page_made({ name }));
}

/** @param {(passphrase: string) => Promise<void>} take @param {(text: string) => void} alarm */
function locking(take, alarm) {
  const [one, two] = [input("passphrase", words.passphrase, secret), input("passphrase-again", words.passphrase_again, secret)];
  const send = async () => {
    if (!one.box.value) return fail(words.passphrase_missing, one.box);
    if (one.box.value !== two.box.value) return fail(words.passphrase_differs, two.box);
    await take(one.box.value);
    one.box.value = two.box.value = "";
  };
  const fail = (/** @type {string} */ text, /** @type {HTMLElement} */ box) => (alarm(text), box.focus());
  const fold = element("details");
  const submit = Object.assign(element("button", words.download_locked, "wb-button"), { type: "submit" });
  fold.append(element("summary", words.lock_title), hint(words.lock_hint), form([one.label, one.box, two.label, two.box, row(submit)], send));
  return fold;
}

const secret = { type: "password", autocomplete: /** @type {const} */ ("new-password") };
