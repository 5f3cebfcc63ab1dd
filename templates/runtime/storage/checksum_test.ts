import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { checksumOf } from "./checksum.ts";

const TEXTS = ["", "[]", '["é","😀","שלום"]', "\0", " ", "x".repeat(100_000)];
for (const text of TEXTS) {
  Deno.test(`the checksum of ${JSON.stringify(text.slice(0, 12))} is SHA-256`, async () => {
    const expected = createHash("sha256").update(text).digest("hex");
    assert.equal(await checksumOf(text), expected);
  });
}

Deno.test("JSON of any two texts has two checksums, also of halves of an emoji", async () => {
  const texts = ["\ud800", "\ud801", "\udc00", "\ufffd", "a", "a ", "A", "á", "a\u0301", ""];
  const sums = await Promise.all(texts.map((text) => checksumOf(JSON.stringify([text]))));
  assert.equal(new Set(sums).size, texts.length);
});
