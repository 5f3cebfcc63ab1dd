import assert from "node:assert/strict";
import { inTime, LateError } from "./in-time.ts";

Deno.test("what comes in time is handed on", async () => {
  assert.equal(await inTime(Promise.resolve("here"), 10), "here");
});

Deno.test("a failure stays the failure that it was", async () => {
  await assert.rejects(inTime(Promise.reject(new TypeError("missing")), 10), TypeError);
});

Deno.test("what never answers fails", async () => {
  await assert.rejects(inTime(new Promise(() => {}), 10), LateError);
});

Deno.test("a failure that comes after the limit is nobody's any more", async () => {
  const coming = new Promise((_, reject) => setTimeout(reject, 20, new Error("at last")));
  await assert.rejects(inTime(coming, 5), LateError);
  await new Promise((resolve) => setTimeout(resolve, 30));
});
