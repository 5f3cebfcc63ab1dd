// A copy of the answers as one file, and back: with labels for people and a checksum for machines.

import { isAnswered, isSame } from "./answer.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {{address: string, label: string, value: Value, savedAt: number}} Entry */

const FORMAT = "career-workbook-answers";
const VERSION = 1;
const LARGEST_FILE = 10 * 1024 * 1024;
const LONGEST_ANSWER = 100_000;
const ADDRESS = /^[a-z0-9_-]+(\/[a-z0-9_-]+){1,3}$/;

/** @typedef {"fileTooLarge" | "fileUnknown" | "fileNewer" | "fileDamaged"} Refusal  a key of `words` */

/** A file that is not taken; `reason` names the sentence that says why. */
export class BackupError extends Error {
  /** @param {Refusal} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * @param {Map<string, Answer>} answers @param {(address: string) => string} label
 * @param {{slug: string, title: string, edition: string}} workbook
 */
export async function toFile(answers, label, { slug, title, edition }) {
  const entries = [...answers]
    .filter(([, { value }]) => isAnswered(value))
    .map(([address, { value, savedAt }]) => ({ address, label: label(address), value, savedAt }));
  const made = new Date().toISOString();
  const file = { format: FORMAT, version: VERSION, workbook: slug, title, edition, made, checksum: await checksum(entries), answers: entries };
  return { name: `${slug}-answers-${made.slice(0, 10)}.json`, text: JSON.stringify(file, null, 1) };
}

/** @param {Entry[]} entries */
async function checksum(entries) {
  const text = JSON.stringify(entries.map(({ address, value, savedAt }) => [address, value, savedAt]));
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {File} file @param {string} slug @returns {Promise<Entry[]>} */
export async function fromFile(file, slug) {
  if (file.size > LARGEST_FILE) throw new BackupError("fileTooLarge");
  const data = parse(await file.text());
  if (data?.format !== FORMAT || data.workbook !== slug || !Array.isArray(data.answers)) throw new BackupError("fileUnknown");
  if (data.version !== VERSION) throw new BackupError(data.version > VERSION ? "fileNewer" : "fileUnknown");
  const entries = data.answers.map(toEntry);
  if ((await checksum(entries)) !== data.checksum) throw new BackupError("fileDamaged");
  return entries;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupError("fileUnknown");
  }
}

/** Copy only what an entry may hold: a stranger's file decides nothing else. @param {any} raw @returns {Entry} */
function toEntry(raw) {
  const { address, label, value, savedAt } = raw ?? {};
  const texts = [value].flat();
  const fits =
    typeof address === "string" && ADDRESS.test(address) && Number.isFinite(savedAt) &&
    (typeof value === "string" || Array.isArray(value)) &&
    texts.every((text) => typeof text === "string" && text.length <= LONGEST_ANSWER);
  if (!fits) throw new BackupError("fileDamaged");
  return { address, label: String(label ?? ""), value: Array.isArray(value) ? [...value] : value, savedAt };
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
