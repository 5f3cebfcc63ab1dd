/** Files that mean harm, from a seed: each is refused in words, or gives nothing but addresses, texts and times. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Random } from "../testing/random.ts";
import { BackupError, compare, fromFile, LARGEST } from "./file-format.ts";

const CASES = 2000;
const random = new Random(20261122);
/** `undefined` may be among them. */
const pick = <T>(...all: readonly T[]): T => all[random.below(all.length)] as T;
const nest = (n: number, open: string, close: string) => open.repeat(n) + close.repeat(n);

const html = "<img src=x onerror='window.hit=1'><script>window.hit=1</script>";
const nested: unknown = JSON.parse(nest(3000, "[", "]"));
const long = "x".repeat(20_000);
const manyTexts = Array(2000).fill("");
const noPrimitive = { toString: 1, valueOf: 1 };
const almostLocked = {
  kdf: "PBKDF2-SHA-256",
  iterations: 1,
  salt: "AA==",
  cipher: "AES-256-GCM",
  iv: "AAAA",
  data: "AAAA",
};

const slyAddress = () =>
  pick(
    "the-talk/notes",
    "__proto__/x",
    "people/__proto__/name",
    "the-talk/toString",
    "constructor/prototype",
    "a/b/c/d",
  );
const badAddress = () =>
  pick<unknown>(
    "../../x",
    "the-talk",
    "",
    html,
    "A/B",
    `${"x/".repeat(60)}y`,
    "a/b/c/d/e",
    7,
    null,
    ["a/b"],
    {},
    nested,
  );
const slyValue = () =>
  pick<unknown>(
    "words",
    html,
    [],
    [html],
    ["__proto__"],
    "constructor",
    "\0\ud800\u202e",
    long,
    manyTexts,
  );
const badValue = () =>
  pick<unknown>(5, null, true, {}, { length: 3 }, [[["deep"]]], [1], noPrimitive, nested);
const slyTime = () => pick(0, 1, Date.now(), 8.64e15);
const badTime = () => pick<unknown>(-1, 1e300, 8.65e15, null, "now", {}, noPrimitive);
const label = () =>
  pick<unknown>(html, "x".repeat(10_000), 5, null, noPrimitive, nested, undefined);

const sly = () => ({
  address: slyAddress(),
  label: label(),
  value: slyValue(),
  savedAt: slyTime(),
});
const fresh = () => ({ ...sly(), address: `old-${random.below(1e9)}/question` });
const bad = () =>
  pick<() => unknown>(
    () => null,
    () => "text",
    () => [],
    () => ({ ...sly(), address: badAddress() }),
    () => ({ ...sly(), value: badValue() }),
    () => ({ ...sly(), savedAt: badTime() }),
  )();

function answersOf(): unknown[] {
  const answers: unknown[] = Array.from({ length: pick(0, 1, 2, 5, 12) }, fresh);
  if (random.happens(0.6)) answers.push(sly());
  if (random.happens(0.3)) answers.push(bad());
  if (random.happens(0.1)) answers.push(...answers);
  return answers;
}

const checksumOf = (json: string) => createHash("sha256").update(json).digest("hex");

function wholeFile(): Record<string, unknown> {
  const answers = answersOf();
  const parts = answers.map((one) => {
    const { address, value, savedAt } = (one ?? {}) as Record<string, unknown>;
    return [address, value, savedAt];
  });
  return {
    format: "career-workbook-answers",
    version: 1,
    workbook: "rut",
    made: pick<unknown>("2026-01-01", html, 5, null, {}),
    checksum: checksumOf(JSON.stringify(parts)),
    answers,
  };
}

/** What a JSON text can become on its way, and what can be written into it. */
function spoiled(file: Record<string, unknown>): BlobPart {
  const text = JSON.stringify(file);
  const withChanges = (changes: object) => JSON.stringify({ ...file, ...changes });
  const withLock = (changes: object) => withChanges({ locked: { ...almostLocked, ...changes } });
  return pick<() => BlobPart>(
    () => `\ufeff${text}`,
    () =>
      new Uint8Array(
        Uint16Array.from(`\ufeff${text.slice(0, 1e5)}`, (one) => one.charCodeAt(0)).buffer,
      ),
    () => text.slice(0, random.below(text.length)),
    () => text.replace("{", '{"__proto__": {"answers": [], "locked": {}},'),
    () =>
      text.replace(
        '"version":1',
        `"version":1,"version":${pick<unknown>(2, -1, '"1"', "{}", "1e400")}`,
      ),
    () => text.replace('"answers":', '"answers":[],"answers":'),
    () => withChanges({ version: pick<unknown>(2, 99, "1", [1], noPrimitive, null) }),
    () => withChanges({ checksum: pick<unknown>("", 5, null, noPrimitive) }),
    () => withChanges({ answers: pick<unknown>(null, {}, 5, "text", { length: 1e9 }) }),
    () => withChanges({ locked: pick<unknown>(null, {}, 5, html, noPrimitive) }),
    () => withLock({ iterations: pick<unknown>(1e15, -1, 1.5, "9", 7e6) }),
    () => withLock({ [pick("salt", "iv", "data")]: pick<unknown>("!", "=", 5) }),
    () => withLock({}),
    () => nest(pick(10, 1e5, 5e5), "[", "]"),
    () => nest(pick(10, 1e5), '{"a":', "}"),
    () =>
      `{"format":"career-workbook-answers","version":1,"workbook":"rut","answers":${
        nest(1e5, "[", "]")
      }}`,
    () => pick("", "null", "5", '"text"', "[]", "{}", html, "NaN"),
    () => new Uint8Array(1000).fill(255),
  )();
}

/** An error that is not a refusal is a failure. */
async function read(file: BlobPart): Promise<string> {
  try {
    const { entries, madeAt } = await fromFile(new Blob([file]), "rut", "passphrase");
    assert.ok(Number.isFinite(madeAt));
    for (const entry of entries) {
      assert.equal(Object.keys(entry).join(), "address,label,value,savedAt");
      assert.ok([entry.label, entry.value].flat().every((text) => typeof text === "string"));
    }
    assert.equal(compare(entries, { value: () => undefined }, () => false).length, entries.length);
    return "read";
  } catch (error) {
    if (error instanceof BackupError) return error.reason;
    throw error;
  }
}

Deno.test(`of ${CASES} hostile files, each is refused in words or read as nothing but text`, async () => {
  const outcomes = new Set<string>();
  for (let n = 0; n < CASES; n++) {
    const file = wholeFile();
    outcomes.add(await read(random.happens(0.5) ? JSON.stringify(file) : spoiled(file)));
  }
  outcomes.add(await read(" ".repeat(LARGEST + 1)));
  assert.ok(!("answers" in {}) && !("locked" in {}));
  // Every way out was taken, so the files were not all refused at the door.
  assert.deepEqual(
    [...outcomes].sort(),
    ["file_damaged", "file_newer", "file_too_large", "file_unknown", "passphrase_wrong", "read"],
  );
});
