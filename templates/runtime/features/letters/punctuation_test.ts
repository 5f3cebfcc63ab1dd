import assert from "node:assert/strict";
import { clean, fitEnd } from "./punctuation.ts";

const CLEAN: [answer: string, line: string][] = [
  ["I do payroll", "I do payroll"],
  ["  I \t do\u00a0 payroll  ", "I do payroll"],
  ["I do payroll\nand rotas.", "I do payroll; and rotas."],
  ["I do payroll.\nAnd rotas.", "I do payroll. And rotas."],
  ["one,\r\n\r\n  two\u2028three", "one, two; three"],
  ["\n\none\n\n", "one"],
  ["...so be it", "so be it"],
  [", and then", "and then"],
  ["\u202eHello\u202c\u200b", "Hello"],
  ["a\u0000b\u0007c", "abc"],
  ["half \ud83d", "half \ufffd"],
  ["\ufeff- yes", "- yes"],
  ["\ud83d\ude00", "\ud83d\ude00"],
  ["€", "€"],
  ["שלום", "שלום"],
];
for (const [answer, line] of CLEAN) {
  Deno.test(`${JSON.stringify(answer)} is one line`, () => assert.equal(clean(answer), line));
}

Deno.test("signs alone say nothing", () => {
  for (
    const signs of ["", " ", "\n", "...", "?!", "\u200b", "-", "–", "\u202e\u202c", "()", ", ;"]
  ) {
    assert.equal(clean(signs), "", JSON.stringify(signs));
  }
});

const ENDS: [answer: string, next: string, text: string, isClosed: boolean][] = [
  // Before a full stop
  ["I do payroll", ".", "I do payroll", false],
  ["I do payroll.", ".", "I do payroll", false],
  ["I do payroll...", ".", "I do payroll", false],
  ["I do payroll , ", ".", "I do payroll", false],
  ["May I ask?", ".", "May I ask?", true],
  ["Really?!", ".", "Really?", true],
  ["So…", ".", "So…", true],
  ['She said: "Go on."', ".", 'She said: "Go on."', true],
  ['She said: "Go on".', ".", 'She said: "Go on"', false],
  ["(At work.)", ".", "(At work.)", true],
  ["(at work)", ".", "(at work)", false],
  // Before a comma, a word or another gap
  ["I do payroll.", ",", "I do payroll", false],
  ["May I ask?", ",", "May I ask", false],
  ["I do payroll.", " ", "I do payroll", false],
  ['"Go on."', " ", '"Go on."', false],
  // Before a question mark of the letter
  ["May I ask?", "?", "May I ask?", true],
  ["May I ask", "?", "May I ask", false],
  // At the end of a line
  ["I do payroll", "", "I do payroll", false],
  ["I do payroll.", "", "I do payroll.", false],
  ["I do payroll...", "", "I do payroll.", false],
  ["May I ask?", "", "May I ask?", false],
  ["one, ", "", "one", false],
  ['"Go on."', "", '"Go on."', false],
];
for (const [answer, next, text, isClosed] of ENDS) {
  Deno.test(`${JSON.stringify(answer)} before ${JSON.stringify(next)}`, () => {
    assert.deepEqual(fitEnd(answer, next), { text, isClosed });
  });
}
