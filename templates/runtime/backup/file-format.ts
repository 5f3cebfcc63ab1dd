/**
 * A copy of the answers as one file, and back: with labels for people and a checksum for machines.
 *
 * Any text comes back as it was typed: JSON escapes what UTF-8 cannot hold, such as half an emoji.
 */

import {
  type Address,
  type Answer,
  isAnswered,
  isSame,
  isValue,
  type Value,
} from "../answers/value.ts";
import { checksumOf } from "../storage/checksum.ts";
import { isLocked, lock, unlock } from "./encryption.ts";

export interface Entry {
  readonly address: Address;
  readonly label: string;
  readonly value: Value;
  readonly savedAt: number;
}

export interface Copy {
  readonly entries: readonly Entry[];
  /** When it was made, in milliseconds since 1970; 0 when the file does not say. */
  readonly madeAt: number;
}

export interface WorkbookName {
  readonly slug: string;
  readonly title: string;
  readonly edition: string;
}

export interface CopyFile {
  readonly name: string;
  readonly text: string;
}

type Entries = Iterable<readonly [Address, Answer]>;
type Label = (address: Address) => string;

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

/** A key of the messages that says why a copy is not made or not taken. */
export type Refusal =
  | "copy_too_large"
  | "copy_failed"
  | "file_too_large"
  | "file_unknown"
  | "file_newer"
  | "file_damaged"
  | "file_locked"
  | "passphrase_wrong";

export class BackupError extends Error {
  override name = "BackupError";
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/**
 * A copy that has been read back, letter by letter, before anybody relies on it; locked when there is a passphrase.
 *
 * @throws {BackupError}
 */
export async function makeCopy(
  answers: Entries,
  label: Label,
  workbook: WorkbookName,
  passphrase = "",
): Promise<{ name: string; file: Blob }> {
  const plain = await toFile(answers, label, workbook);
  const made = passphrase ? await toLockedFile(plain, workbook.slug, passphrase) : plain;
  const file = new Blob([made.text], { type: "application/json" });
  if (!(await holds(file, answers, workbook.slug, passphrase))) {
    throw new BackupError("copy_failed");
  }
  return { name: made.name, file };
}

/** Whether a file gives back every answer. */
async function holds(file: Blob, answers: Entries, slug: string, passphrase: string) {
  try {
    const { entries } = await fromFile(file, slug, passphrase);
    const found = new Map(entries.map(({ address, value }) => [address, value]));
    return [...answers].every(([address, { value }]) =>
      value.length === 0 || isSame(found.get(address), value)
    );
  } catch (error) {
    if (error instanceof BackupError) return false;
    throw error;
  }
}

/** @throws {BackupError} when it is too large */
export async function toFile(
  answers: Entries,
  label: Label,
  { slug, title, edition }: WorkbookName,
): Promise<CopyFile> {
  const entries = entriesOf(answers, label);
  const made = new Date().toISOString();
  const checksum = await checksumOfEntries(entries);
  const head = { format: FORMAT, version: VERSION, workbook: slug, title, edition, made, checksum };
  const text = toJson({ ...head, answers: entries });
  if (bytesOf(text) > LARGEST) throw new BackupError("copy_too_large");
  return { name: `${slug}-answers-${made.slice(0, 10)}.json`, text };
}

/** The same file, locked: it says no more than which workbook it belongs to. */
export async function toLockedFile(
  { name, text }: CopyFile,
  slug: string,
  passphrase: string,
): Promise<CopyFile> {
  const locked = await lock(text, passphrase);
  const file = { format: FORMAT, version: VERSION, workbook: slug, locked };
  return { name: name.replace(".json", "-locked.json"), text: toJson(file) };
}

/** How large a copy would be, but for the few words at its head. */
export const sizeOfCopy = (answers: Entries, label: Label): number =>
  bytesOf(toJson({ answers: entriesOf(answers, label) }));

/** @throws {BackupError} */
export async function fromFile(file: Blob, slug: string, passphrase = ""): Promise<Copy> {
  if (file.size > LARGEST_LOCKED) throw new BackupError("file_too_large");
  const data = parse(await file.text());
  const isPlain = data?.locked === undefined;
  if (isPlain && file.size > LARGEST) throw new BackupError("file_too_large");
  check(data, slug);
  if (isPlain) return read(data);
  if (!isLocked(data.locked)) throw new BackupError("file_damaged");
  if (!passphrase) throw new BackupError("file_locked");
  const text = await unlock(data.locked, passphrase);
  if (text === undefined) throw new BackupError("passphrase_wrong");
  const unlocked = parse(text);
  check(unlocked, slug);
  return read(unlocked);
}

/** What a restore would do, without doing it. */
export type Difference = "new" | "same" | "different" | "unknown";

export interface Comparison extends Entry {
  readonly here: Value | undefined;
  readonly kind: Difference;
}

export function compare(
  entries: readonly Entry[],
  answers: { value(address: Address): Value | undefined },
  isKnown: (address: Address) => boolean,
): Comparison[] {
  return entries.map((entry) => {
    const here = answers.value(entry.address);
    return { ...entry, here, kind: differenceOf(entry, here, isKnown) };
  });
}

function differenceOf(
  { address, value }: Entry,
  here: Value | undefined,
  isKnown: (address: Address) => boolean,
): Difference {
  if (isSame(here, value)) return "same";
  if (isAnswered(here)) return "different";
  return isKnown(address) ? "new" : "unknown";
}

const entriesOf = (answers: Entries, label: Label): Entry[] =>
  [...answers].filter(([, { value }]) => value.length > 0)
    .map(([address, { value, savedAt }]) => ({ address, label: label(address), value, savedAt }));

const checksumOfEntries = (entries: readonly Entry[]): Promise<string> =>
  checksumOf(
    JSON.stringify(entries.map(({ address, value, savedAt }) => [address, value, savedAt])),
  );

const toJson = (file: object): string => JSON.stringify(file, null, 1);
const bytesOf = (text: string): number => new Blob([text]).size;

/** A file from anywhere: nothing of it is trusted. */
type Untrusted = Readonly<Record<string, unknown>>;

const isRecord = (raw: unknown): raw is Untrusted => typeof raw === "object" && raw !== null;

function parse(text: string): Untrusted | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function check(data: Untrusted | undefined, slug: string): asserts data is Untrusted {
  if (data?.format !== FORMAT || data.workbook !== slug) throw new BackupError("file_unknown");
  const { version } = data;
  if (version === VERSION) return;
  const isNewer = typeof version === "number" && version > VERSION;
  throw new BackupError(isNewer ? "file_newer" : "file_unknown");
}

async function read({ answers, checksum, made }: Untrusted): Promise<Copy> {
  if (!Array.isArray(answers)) throw new BackupError("file_unknown");
  const entries = answers.map(toEntry);
  const isOnce = new Set(entries.map(({ address }) => address)).size === entries.length;
  if (!isOnce || (await checksumOfEntries(entries)) !== checksum) {
    throw new BackupError("file_damaged");
  }
  return { entries, madeAt: (typeof made === "string" && Date.parse(made)) || 0 };
}

/** Ignore all other properties of an untrusted entry. */
function toEntry(raw: unknown): Entry {
  const { address, label, value, savedAt } = isRecord(raw) ? raw : {};
  const isTime = typeof savedAt === "number" && savedAt >= 0 && savedAt <= LATEST;
  if (typeof address !== "string" || !ADDRESS.test(address) || !isTime || !isValue(value)) {
    throw new BackupError("file_damaged");
  }
  const shown = typeof label === "string" ? label.slice(0, LONGEST_LABEL) : "";
  return { address, label: shown, value, savedAt };
}
