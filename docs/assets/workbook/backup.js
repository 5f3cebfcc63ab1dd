// A copy of the answers as one file, and back: with labels for people and a checksum for machines.
//
// Any text comes back as it was typed: JSON escapes what UTF-8 cannot hold, such as half an emoji.

import { isAnswered, isSame } from "./answer.js";
import { checksumOf } from "./checksum.js";
import { isLocked, lock, unlock } from "./lock.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {{address: string, label: string, value: Value, savedAt: number}} Entry */
/** @typedef {{entries: Entry[], madeAt: number}} Copy  `madeAt` is 0 when the file does not say */
/** @typedef {{slug: string, title: string, edition: string}} Workbook */

const FORMAT = "career-workbook-answers";
const VERSION = 1;
export const MEGABYTE = 1024 * 1024;
/** The one limit: what is larger is not written, and not read. */
export const LARGEST = 32 * MEGABYTE;
/** Base64 makes the same copy a third larger, so all that can be copied can be locked. */
const LARGEST_LOCKED = Math.ceil(LARGEST / 3) * 4 + 1000;
const LONGEST_LABEL = 500;
const LATEST = 8.64e15;
const ADDRESS = /^[a-z0-9_-]{1,100}(\/[a-z0-9_-]{1,100}){1,3}$/;

/** @typedef {"copy_too_large" | "copy_failed" | "file_too_large" | "file_unknown" | "file_newer" | "file_damaged" | "file_locked" | "passphrase_wrong"} Refusal  a key of `words` */

/** A file that is not made or not taken; `reason` names the sentence that says why. */
export class BackupError extends Error {
  /** @param {Refusal} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @typedef {(address: string) => string} Label */

/**
 * A copy that has been read back, letter by letter, before anybody relies on it; locked when there is a passphrase.
 * @param {Map<string, Answer>} answers @param {Label} label @param {Workbook} workbook @throws {BackupError}
 */
export async function toCopy(answers, label, workbook, passphrase = "") {
  const plain = await toFile(answers, label, workbook);
  const { name, text } = passphrase ? await toLockedFile(plain, workbook.slug, passphrase) : plain;
  const file = new Blob([text], { type: "application/json" });
  const { entries } = await fromFile(file, workbook.slug, passphrase);
  const found = new Map(entries.map(({ address, value }) => [address, value]));
  const isWhole = [...answers].every(([address, { value }]) => !value.length || isSame(found.get(address), value));
  if (!isWhole) throw new BackupError("copy_failed");
  return { name, file };
}

/** @param {Map<string, Answer>} answers @param {Label} label @param {Workbook} workbook @throws {BackupError} when it is too large */
export async function toFile(answers, label, { slug, title, edition }) {
  const entries = entriesOf(answers, label);
  const made = new Date().toISOString();
  const file = { format: FORMAT, version: VERSION, workbook: slug, title, edition, made, checksum: await checksum(entries), answers: entries };
  const text = toJson(file);
  if (bytesOf(text) > LARGEST) throw new BackupError("copy_too_large");
  return { name: `${slug}-answers-${made.slice(0, 10)}.json`, text };
}

/** @param {Map<string, Answer>} answers @param {Label} label */
const entriesOf = (answers, label) =>
  [...answers].filter(([, { value }]) => value.length > 0).map(([address, { value, savedAt }]) => ({ address, label: label(address), value, savedAt }));

/** How large a copy would be, but for the few words at its head. @param {Map<string, Answer>} answers @param {Label} label */
export const sizeOfCopy = (answers, label) => bytesOf(toJson({ answers: entriesOf(answers, label) }));

const toJson = (/** @type {object} */ file) => JSON.stringify(file, null, 1);
const bytesOf = (/** @type {string} */ text) => new Blob([text]).size;

/** The same file, locked: it says no more than which workbook it belongs to. @param {{name: string, text: string}} file @param {string} slug @param {string} passphrase */
export async function toLockedFile({ name, text }, slug, passphrase) {
  const file = { format: FORMAT, version: VERSION, workbook: slug, locked: await lock(text, passphrase) };
  return { name: name.replace(".json", "-locked.json"), text: toJson(file) };
}

/** @param {Entry[]} entries */
const checksum = (entries) => checksumOf(JSON.stringify(entries.map(({ address, value, savedAt }) => [address, value, savedAt])));

/** @param {Blob} file @param {string} slug @param {string} [passphrase] @returns {Promise<Copy>} */
export async function fromFile(file, slug, passphrase) {
  if (file.size > LARGEST_LOCKED) throw new BackupError("file_too_large");
  const data = parse(await file.text());
  if (file.size > LARGEST && data?.locked === undefined) throw new BackupError("file_too_large");
  if (check(data, slug).locked === undefined) return read(data);
  if (!isLocked(data.locked)) throw new BackupError("file_damaged");
  if (!passphrase) throw new BackupError("file_locked");
  const text = await unlock(data.locked, passphrase);
  if (text === undefined) throw new BackupError("passphrase_wrong");
  return read(check(parse(text), slug));
}

/** @param {string} text @returns {any} nothing when it is not JSON */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {any} data @param {string} slug */
function check(data, slug) {
  if (data?.format !== FORMAT || data.workbook !== slug) throw new BackupError("file_unknown");
  if (data.version !== VERSION) throw new BackupError(typeof data.version === "number" && data.version > VERSION ? "file_newer" : "file_unknown");
  return data;
}

/** @param {any} data @returns {Promise<Copy>} */
async function read({ answers, checksum: written, made }) {
  if (!Array.isArray(answers)) throw new BackupError("file_unknown");
  const entries = answers.map(toEntry);
  const isOnce = new Set(entries.map(({ address }) => address)).size === entries.length;
  if (!isOnce || (await checksum(entries)) !== written) throw new BackupError("file_damaged");
  return { entries, madeAt: (typeof made === "string" && Date.parse(made)) || 0 };
}

/** Copy only what an entry may hold: a stranger's file decides nothing else. @param {any} raw @returns {Entry} */
function toEntry(raw) {
  const { address, label, value, savedAt } = raw ?? {};
  const isTime = typeof savedAt === "number" && savedAt >= 0 && savedAt <= LATEST;
  const fits = typeof address === "string" && ADDRESS.test(address) && isTime && isValue(value);
  if (!fits) throw new BackupError("file_damaged");
  return { address, label: typeof label === "string" ? label.slice(0, LONGEST_LABEL) : "", value, savedAt };
}

/** @param {unknown} value @returns {value is Value} */
function isValue(value) {
  const texts = Array.isArray(value) ? value : [value];
  return texts.every((text) => typeof text === "string");
}

/**
 * What a restore would do, without doing it.
 * @param {Entry[]} entries @param {Map<string, Answer>} answers @param {(address: string) => boolean} isKnown
 */
export function compare(entries, answers, isKnown) {
  return entries.map((entry) => {
    const here = answers.get(entry.address)?.value;
    const kind = isSame(here, entry.value) ? "same" : isAnswered(here) ? "different" : isKnown(entry.address) ? "new" : "unknown";
    return { ...entry, here, kind: /** @type {"new" | "same" | "different" | "unknown"} */ (kind) };
  });
}
