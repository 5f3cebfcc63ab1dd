import assert from "node:assert/strict";
import { findFailed } from "./failures.ts";

interface Placed {
  readonly name: string;
  readonly at: number;
}

const PRINT_ROOM: Placed = { name: "print-room", at: 2 };
const SUM_UP: Placed = { name: "sum_up", at: 2 };
const FAR_LETTER: Placed = { name: "letter", at: 2 };
const NEAR_LETTER: Placed = { name: "letter", at: 1 };
const USED_LETTER: Placed = { name: "letter", at: 0 };
const USED_PRINT: Placed = { name: "print", at: 0 };

const stackOf = (...files: string[]): string =>
  ["TypeError: x", ...files.map((file) => `  at a (https://b.org/c/assets/workbook/${file}:1:2)`)]
    .join("\n");
const failed = (stack: string, ...parts: Placed[]) => findFailed(stack, parts, ({ at }) => at);

const CORE = "chunk-6ZV3F4NP.js";
const LETTER = stackOf("chunk-UCQWM3PX.js", "letter-WABOTHB3.js", CORE);

Deno.test("the part whose module threw has failed, wherever the reader was", () => {
  assert.equal(failed(LETTER, USED_PRINT, SUM_UP, FAR_LETTER), FAR_LETTER);
  assert.equal(failed(stackOf("sum-up-QTUULAQS.js"), FAR_LETTER, SUM_UP), SUM_UP);
});

Deno.test("of several it is the one that was used, or stands beside what was", () => {
  assert.equal(failed(LETTER, FAR_LETTER, NEAR_LETTER), NEAR_LETTER);
  assert.equal(failed(LETTER, FAR_LETTER, NEAR_LETTER, USED_LETTER), USED_LETTER);
});

Deno.test("when the stack names no part, it is the one that was used", () => {
  assert.equal(failed(stackOf(CORE), FAR_LETTER, USED_PRINT), USED_PRINT);
  assert.equal(failed(stackOf(CORE), NEAR_LETTER), undefined);
});

Deno.test("a name that begins like another's is not the other's", () => {
  const stack = stackOf("print-room-A6PAVERB.js");
  assert.equal(failed(stack, USED_PRINT, PRINT_ROOM), PRINT_ROOM);
});

Deno.test("what others threw is not ours", () => {
  const extension = "Error\n  at chrome-extension://abc/letter-WABOTHB3.js:1:2";
  assert.equal(failed(extension, USED_LETTER), undefined);
  assert.equal(failed("", USED_LETTER), undefined);
});
