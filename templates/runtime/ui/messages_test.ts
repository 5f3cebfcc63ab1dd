import assert from "node:assert/strict";
import {
  commonTexts,
  dateOf,
  locale,
  lowerFirst,
  message,
  messagesOf,
  momentOf,
  timeOf,
  writtenDay,
} from "./messages.ts";

const say = messagesOf({
  plain: "Saved",
  gap: "At {time}",
  gaps: "{a} and {b}, {a} again",
  step_one: "{n} step",
  step_other: "{n} steps",
  only_other: "{n} of them",
  braces: "{} { a } {a-b}",
});

Deno.test("a message without gaps is said as it stands", () => {
  assert.equal(say("plain"), "Saved");
  assert.equal(say("braces", { a: 1 }), "{} { a } {a-b}");
});

Deno.test("gaps are filled in, each as often as it stands there", () => {
  assert.equal(say("gap", { time: "10:42" }), "At 10:42");
  assert.equal(say("gaps", { a: "one", b: 2 }), "one and 2, one again");
});

Deno.test("what a reader wrote is filled in as it is, also when it looks like a gap or a pattern", () => {
  for (const time of ["{time}", "$&", "$1", "$$", "<b>", ""]) {
    assert.equal(say("gap", { time }), `At ${time}`);
  }
});

const PLURALS: [number, string][] = [
  [0, "0 steps"],
  [1, "1 step"],
  [2, "2 steps"],
  [21, "21 steps"],
  [1.5, "1.5 steps"],
  [-1, "-1 step"],
];
for (const [n, text] of PLURALS) {
  Deno.test(`${n} takes its plural form`, () => assert.equal(say("step", { n }), text));
}

Deno.test("where a language needs no other form, one is enough", () => {
  assert.equal(say("only", { n: 1 }), "1 of them");
  assert.equal(say("only", { n: 5 }), "5 of them");
});

Deno.test("a number that is missing takes the common form", () => {
  assert.equal(say("step", { n: "" }), " steps");
});

Deno.test("the workbook's own messages are there, with their plurals", () => {
  assert.equal(message("answers", { n: 1 }), commonTexts.answers_one.replace("{n}", "1"));
  assert.equal(message("answers", { n: 3 }), commonTexts.answers_other.replace("{n}", "3"));
  assert.notEqual(message("answers", { n: 1 }), message("answers", { n: 3 }));
  assert.doesNotMatch(message("progress", { done: 1, all: 4 }), /[{}]/);
});

Deno.test("days and moments are written in the workbook's language", () => {
  assert.equal(locale(), "en");
  const at = new Date(2026, 10, 22, 15, 5).getTime();
  assert.equal(dateOf(at), "November 22, 2026");
  assert.match(timeOf(at), /^3:05\sPM$/);
  assert.equal(momentOf(at), message("moment", { day: dateOf(at), time: timeOf(at) }));
});

Deno.test("a written day is that day in every month", () => {
  for (let month = 1; month <= 12; month++) {
    const day = `2026-${String(month).padStart(2, "0")}-01`;
    assert.match(writtenDay(day), / 1, 2026$/);
  }
  assert.equal(writtenDay("2028-02-29"), "February 29, 2028");
  assert.equal(writtenDay(""), "");
});

Deno.test("a name in the middle of a sentence begins with a small letter", () => {
  assert.equal(lowerFirst("Step"), "step");
  assert.equal(lowerFirst("Über"), "über");
  assert.equal(lowerFirst(""), "");
});
