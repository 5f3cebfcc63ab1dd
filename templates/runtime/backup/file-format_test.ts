import assert from "node:assert/strict";
import { Answers } from "../answers/answers.ts";
import type { Address, Answer, Value } from "../answers/value.ts";
import { Random } from "../testing/random.ts";
import {
  BackupError,
  compare,
  fromFile,
  LARGEST,
  makeCopy,
  MEGABYTE,
  sizeOfCopy,
  toFile,
} from "./file-format.ts";

const WORKBOOK = { slug: "rut", title: "A workbook", edition: "1" };
const PASSPHRASE = "four quiet words";
const LONG = 150_000;
const label = (address: Address): string => `What is ${address}?`;

const answersOf = (values: Readonly<Record<Address, Value>>): Map<Address, Answer> =>
  new Map(
    Object.entries(values).map(([address, value]) => [
      address,
      { value, rev: 3, savedAt: 1795391806501, tab: "one" },
    ]),
  );

const valuesOf = (all: Iterable<{ address: Address; value: Value }>): Record<Address, Value> =>
  Object.fromEntries([...all].map(({ address, value }) => [address, value]));

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof BackupError) return error.reason;
    throw error;
  }
  return "none";
}

const copyOf = (values: Readonly<Record<Address, Value>>, passphrase = "") =>
  makeCopy(answersOf(values), label, WORKBOOK, passphrase);

/** The file of a copy, changed as JSON. */
async function changed(change: (file: Record<string, unknown>) => unknown): Promise<Blob> {
  const { text } = await toFile(answersOf({ "a/b": "words" }), label, WORKBOOK);
  return new Blob([JSON.stringify(change(JSON.parse(text)))]);
}

Deno.test("a copy says what it is, and names every question", async () => {
  const { name, file } = await copyOf({ "a/b": "words", "a/list": ["x", "y"], "a/none": "" });
  const data = JSON.parse(await file.text());
  assert.match(name, /^rut-answers-\d{4}-\d\d-\d\d\.json$/);
  assert.equal(data.format, "career-workbook-answers");
  assert.equal(data.version, 1);
  assert.deepEqual([data.workbook, data.title, data.edition], ["rut", "A workbook", "1"]);
  assert.deepEqual(data.answers, [
    { address: "a/b", label: "What is a/b?", value: "words", savedAt: 1795391806501 },
    { address: "a/list", label: "What is a/list?", value: ["x", "y"], savedAt: 1795391806501 },
  ]);
});

Deno.test("a copy comes back with its values, times and day", async () => {
  const { file } = await copyOf({ "a/b": "words", "a/list": ["x"] });
  const { entries, madeAt } = await fromFile(file, "rut");
  assert.deepEqual(valuesOf(entries), { "a/b": "words", "a/list": ["x"] });
  assert.deepEqual(entries.map(({ savedAt }) => savedAt), [1795391806501, 1795391806501]);
  assert.ok(Math.abs(Date.now() - madeAt) < 60_000);
});

Deno.test("any text comes back as it was, and so do long and many answers", async () => {
  const random = new Random(7);
  for (let n = 0; n < 1000; n++) {
    const values = Object.fromEntries(
      Array.from({ length: 1 + random.below(4) }, (_, m) => [`sheet/field-${m}`, anyValue(random)]),
    );
    const { text } = await toFile(answersOf(values), () => anyText(random, 30), WORKBOOK);
    const { entries } = await fromFile(new Blob([text]), "rut");
    assert.deepEqual(valuesOf(entries), values, `case ${n}`);
  }
  const long = { "a/b": anyText(random, 20).repeat(LONG).slice(0, LONG) };
  assert.deepEqual(valuesOf((await fromFile((await copyOf(long)).file, "rut")).entries), long);
  const many = Object.fromEntries(
    Array.from({ length: 25_000 }, (_, n) => [`steps/${n}/what`, `${n}`]),
  );
  assert.deepEqual(valuesOf((await fromFile((await copyOf(many)).file, "rut")).entries), many);
});

// Control characters, letters, right to left, marks of direction, halves of surrogate pairs, and anything.
const RANGES = [
  [0, 0x20],
  [0x20, 0x7f],
  [0x80, 0x500],
  [0x590, 0x700],
  [0x2000, 0x2070],
  [0xd800, 0xe000],
  [0xfe00, 0x10000],
  [0, 0x10000],
] as const;

function anyText(random: Random, most: number): string {
  const unit = () => {
    const [from, to] = random.pick(RANGES);
    return String.fromCharCode(from + random.below(to - from));
  };
  return Array.from({ length: 1 + random.below(most) }, unit).join("");
}

const anyValue = (random: Random): Value =>
  random.happens(0.2)
    ? Array.from({ length: 1 + random.below(4) }, () => anyText(random, 10))
    : anyText(random, 60);

Deno.test("what is in a copy besides is left aside, and a label is no longer than is shown", async () => {
  const file = await changed((data) => {
    const [entry] = data.answers as Record<string, unknown>[];
    return { ...data, more: 1, answers: [{ ...entry, label: "x".repeat(9999), rev: 9, tab: "?" }] };
  });
  const { entries: [entry] } = await fromFile(file, "rut");
  assert.deepEqual(Object.keys(entry ?? {}), ["address", "label", "value", "savedAt"]);
  assert.equal(entry?.label.length, 500);
});

Deno.test("a copy that was changed or cut short is refused", async () => {
  const { text } = await toFile(answersOf({ "a/b": "words" }), label, WORKBOOK);
  for (
    const [from, to] of [["words", "word"], ["a/b", "a/c"], ["1795391806501", "1795391806502"]]
  ) {
    const file = new Blob([text.replaceAll(from ?? "", to ?? "")]);
    assert.equal(await reasonOf(fromFile(file, "rut")), "file_damaged", from);
  }
  const twice = await changed(({ answers, ...data }) => {
    return { ...data, answers: [...answers as unknown[], ...answers as unknown[]] };
  });
  assert.equal(await reasonOf(fromFile(twice, "rut")), "file_damaged");
  assert.equal(await reasonOf(fromFile(new Blob([text.slice(0, -9)]), "rut")), "file_unknown");
});

Deno.test("a file of another workbook, format or version is refused in its own words", async () => {
  const cases: [Record<string, unknown>, string][] = [
    [{ workbook: "another" }, "file_unknown"],
    [{ format: "other" }, "file_unknown"],
    [{ version: 2 }, "file_newer"],
    [{ version: 0 }, "file_unknown"],
    [{ version: "2" }, "file_unknown"],
    [{ answers: {} }, "file_unknown"],
  ];
  for (const [change, reason] of cases) {
    const file = await changed((data) => ({ ...data, ...change }));
    assert.equal(await reasonOf(fromFile(file, "rut")), reason, JSON.stringify(change));
  }
  for (const text of ["", "null", "5", "[]", "{}", "NaN", "<html>"]) {
    assert.equal(await reasonOf(fromFile(new Blob([text]), "rut")), "file_unknown", text);
  }
});

Deno.test("a locked copy opens with its passphrase and with no other", async () => {
  const { name, file } = await copyOf({ "a/b": "a secret" }, "café au lait");
  assert.match(name, /-locked\.json$/);
  const text = await file.text();
  assert.ok(!text.includes("secret") && !text.includes("A workbook"));
  assert.equal(await reasonOf(fromFile(file, "rut")), "file_locked");
  assert.equal(await reasonOf(fromFile(file, "rut", "cafe au lait")), "passphrase_wrong");
  // The same letters, typed in another way.
  const { entries } = await fromFile(file, "rut", "cafe\u0301 au lait");
  assert.deepEqual(valuesOf(entries), { "a/b": "a secret" });
});

Deno.test("any text comes back from a locked copy, and a changed letter is found", async () => {
  for (const value of ["\0", "\u{1f600} שלום", "x".repeat(LONG), "\ufeffx\u2028\u202e", "\ud83d"]) {
    const { file } = await copyOf({ "a/b": value }, "half an \ud800 emoji, and é");
    const { entries } = await fromFile(file, "rut", "half an \ud800 emoji, and é");
    assert.deepEqual(valuesOf(entries), { "a/b": value });
    const text = (await file.text()).replace(
      /"data": "(.)/,
      (_, one) => `"data": "${one === "A" ? "B" : "A"}`,
    );
    const reason = await reasonOf(fromFile(new Blob([text]), "rut", "half an \ud800 emoji, and é"));
    assert.equal(reason, "passphrase_wrong");
  }
});

Deno.test("a copy that is not right when it is read back is not handed out", async () => {
  const { text } = Blob.prototype;
  Blob.prototype.text = async function () {
    return (await text.call(this)).replace("words", "word");
  };
  try {
    assert.equal(await reasonOf(copyOf({ "a/b": "words" })), "copy_failed");
  } finally {
    Blob.prototype.text = text;
  }
});

Deno.test("what fits in a copy can be locked, and what does not is neither made nor read", async () => {
  const of = (length: number) => ({ "a/b": "é".repeat(length) });
  const head = (await copyOf(of(1))).file.size - 2;
  const most = Math.floor((LARGEST - head) / 2);
  const plain = (await copyOf(of(most))).file;
  assert.ok(plain.size > LARGEST - 2 && plain.size <= LARGEST);
  assert.equal(await reasonOf(copyOf(of(most + 1))), "copy_too_large");
  const locked = (await copyOf(of(most), PASSPHRASE)).file;
  assert.ok(locked.size > plain.size);
  const { entries: [entry] } = await fromFile(locked, "rut", PASSPHRASE);
  assert.equal(entry?.value.length, most);
  assert.equal(await reasonOf(fromFile(new Blob([plain, "  "]), "rut")), "file_too_large");
});

Deno.test("a file that is larger than any copy is not even read", async () => {
  const file = new Blob([new Uint8Array(43 * MEGABYTE)]);
  file.text = () => assert.fail("it was read");
  assert.equal(await reasonOf(fromFile(file, "rut")), "file_too_large");
});

Deno.test("the size of a copy is known without making it, but for its head", async () => {
  const answers = answersOf({ "a/b": "é".repeat(5000), "c/d/e/f": ["x", "y"], "g/h": "" });
  const { text } = await toFile(answers, label, WORKBOOK);
  const head = new Blob([text]).size - sizeOfCopy(answers, label);
  assert.ok(head > 0 && head < 500, `${head}`);
});

Deno.test("what a restore would do is told apart", () => {
  const here = new Answers(
    answersOf({ "a/same": "x", "a/other": "mine", "a/empty": " ", "a/l": [] }),
  );
  const entry = (address: Address, value: Value) => ({ address, label: "", value, savedAt: 1 });
  const rows = compare(
    [
      entry("a/same", "x"),
      entry("a/other", "theirs"),
      entry("a/new", "x"),
      entry("a/empty", "x"),
      entry("a/l", []),
      entry("gone/b", "x"),
    ],
    here,
    (address) => address.startsWith("a/"),
  );
  assert.deepEqual(rows.map(({ kind }) => kind), [
    "same",
    "different",
    "new",
    "new",
    "same",
    "unknown",
  ]);
  assert.deepEqual(rows.map((row) => row.here), ["x", "mine", undefined, " ", [], undefined]);
});
