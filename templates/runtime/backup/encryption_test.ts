import assert from "node:assert/strict";
import { isLocked, lock, type Locked, unlock } from "./encryption.ts";

/** Any text, with a byte order mark before it and what ends a line in JavaScript. */
const TEXT = "\ufeffmy plan: \0 😀 שלום é \u2028\u202e" + "x".repeat(10_000);
const PASSPHRASE = "half an \ud800 emoji, and é";
const locked = await lock(TEXT, PASSPHRASE);

/** Fewer rounds, so that many cases take no time; only the key differs. */
const quick: Locked = await lockQuickly("words", "open");

async function lockQuickly(text: string, passphrase: string): Promise<Locked> {
  const salt = new Uint8Array(16).fill(1);
  const iv = new Uint8Array(12).fill(2);
  const typed = new TextEncoder().encode(passphrase);
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: 1 },
    raw,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const plain = new TextEncoder().encode(text);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
  return {
    ...{ kdf: "PBKDF2-SHA-256", iterations: 1, cipher: "AES-256-GCM" },
    ...{ salt: base64(salt), iv: base64(iv), data: base64(new Uint8Array(data)) },
  };
}

Deno.test("a text is opened with its passphrase, letter by letter", async () => {
  assert.equal(await unlock(locked, PASSPHRASE), TEXT);
});

Deno.test("what is locked says how, and holds nothing that can be read", () => {
  const { kdf, iterations, cipher } = locked;
  assert.deepEqual([kdf, iterations, cipher], ["PBKDF2-SHA-256", 600_000, "AES-256-GCM"]);
  assert.ok(isLocked(JSON.parse(JSON.stringify(locked))));
  assert.doesNotMatch(atob(locked.data), /plan/);
});

Deno.test("the same text is never locked twice in the same way", async () => {
  const again = await lock("", PASSPHRASE);
  for (const part of ["salt", "iv", "data"] as const) assert.notEqual(again[part], locked[part]);
  assert.equal(await unlock(again, PASSPHRASE), "");
});

Deno.test("another implementation of the same names is understood", async () => {
  assert.equal(await unlock(quick, "open"), "words");
});

for (const wrong of ["", " open", "Open", "open ", "opens"]) {
  Deno.test(`${JSON.stringify(wrong)} does not open it`, async () => {
    assert.equal(await unlock(quick, wrong), undefined);
  });
}

Deno.test("a passphrase is the same however its letters are typed", async () => {
  const composed = await lockQuickly("words", "é ﬁn Å");
  assert.equal(await unlock(composed, "e\u0301 ﬁn A\u030a"), undefined);
  const normal = await lockQuickly("words", "é ﬁn Å".normalize("NFKC"));
  for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
    assert.equal(await unlock(normal, "é ﬁn Å".normalize(form)), "words", form);
  }
  assert.equal(await unlock(normal, "e fin A"), undefined);
});

const flip = (base64: string, at: number): string => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return btoa(String.fromCharCode(...bytes));
};

for (const part of ["salt", "iv", "data"] as const) {
  for (const at of [0, 3, -1]) {
    Deno.test(`one bit of its ${part} that was changed is found, at ${at}`, async () => {
      assert.equal(await unlock({ ...quick, [part]: flip(quick[part], at) }, "open"), undefined);
    });
  }
}

Deno.test("bytes that are missing or too many, or another number of rounds, are found", async () => {
  const bytes = atob(quick.data);
  for (const data of [bytes.slice(0, -1), bytes + "x", "", "x"]) {
    assert.equal(await unlock({ ...quick, data: btoa(data) }, "open"), undefined);
  }
  assert.equal(await unlock({ ...quick, iterations: 2 }, "open"), undefined);
  assert.equal(await unlock({ ...quick, data: "not base64!" }, "open"), undefined);
});

const LIES: Record<string, unknown> = {
  "nothing": undefined,
  "null": null,
  "a text": "locked",
  "a list": [],
  "an empty object": {},
  "another key derivation": { ...quick, kdf: "scrypt" },
  "another cipher": { ...quick, cipher: "AES-128-GCM" },
  "no rounds": { ...quick, iterations: 0 },
  "fewer than none": { ...quick, iterations: -1 },
  "half a round": { ...quick, iterations: 1.5 },
  "rounds as text": { ...quick, iterations: "1" },
  "rounds without end": { ...quick, iterations: Infinity },
  "so many rounds that a page stands still": { ...quick, iterations: 6_000_001 },
  "rounds that are not said": { ...quick, iterations: undefined },
  "a salt that is not base64": { ...quick, salt: "!" },
  "a salt that is empty": { ...quick, salt: "" },
  "an iv that is a number": { ...quick, iv: 5 },
  "data that is only padding": { ...quick, data: "=" },
  "data that is missing": { ...quick, data: undefined },
  "data in two lines": { ...quick, data: "AAAA\nAAAA" },
  "data that is a list": { ...quick, data: ["AAAA"] },
};
for (const [what, raw] of Object.entries(LIES)) {
  Deno.test(`${what} is not locked in a way we know`, () => assert.equal(isLocked(raw), false));
}

Deno.test("as many rounds as are allowed are allowed", () => {
  assert.equal(isLocked({ ...quick, iterations: 6_000_000 }), true);
});
