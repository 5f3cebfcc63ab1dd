import assert from "node:assert/strict";
import { isOwnCache } from "./worker.ts";

const OTHERS = [
  "",
  "workbook-rut-",
  "workbook-rut-0123456789abcde",
  "workbook-rut-0123456789abcdef0",
  "workbook-rut-0123456789ABCDEF",
  "workbook-rut-0123456789abcdeg",
  "workbook-rut-0123456789abcdef\n",
  "workbook-rut-2-0123456789abcdef",
  "workbook-rut2-0123456789abcdef",
  "workbook-other-0123456789abcdef",
  " workbook-rut-0123456789abcdef",
  "theirs-workbook-rut-0123456789abcdef",
];

Deno.test("a cache is ours by its whole name", () => {
  assert.equal(isOwnCache("workbook-rut-0123456789abcdef", "rut"), true);
  assert.equal(isOwnCache("workbook-rut-2-0123456789abcdef", "rut-2"), true);
});

for (const name of OTHERS) {
  Deno.test(`the cache ${JSON.stringify(name)} is another's`, () => {
    assert.equal(isOwnCache(name, "rut"), false);
  });
}
