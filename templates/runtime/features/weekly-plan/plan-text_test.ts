import assert from "node:assert/strict";
import { Answers, readSteps, type Step } from "../../kit.ts";
import { answersOf } from "../../testing/answer.ts";
import { linesOf, planText } from "./plan-text.ts";
import { dayText, nameOf, say, weekText, withoutStop } from "./texts.ts";

function step(columns: Record<string, string>): Step {
  const cells = Object.entries(columns).map(([column, value]) => [`steps/1/${column}`, value]);
  const [step] = readSteps(new Answers(answersOf(Object.fromEntries(cells))));
  assert.ok(step);
  return step;
}

const DAY = "2026-11-24";

Deno.test("a step says when and where in one line, and the rest line by line", () => {
  const whole = step({
    what: "Call Piet",
    day: DAY,
    time: "6:45 am",
    where: "At home",
    if_then: "If late, write",
    sure: "6",
    smaller: "Text Piet",
    was: "Visit Piet\nVisit everyone",
  });
  assert.deepEqual(linesOf(whole), [
    `${dayText(DAY)}, 6:45 am, At home`,
    say("if_then", { text: "If late, write" }),
    say("sure", { n: "6" }),
    say("smaller", { text: "Text Piet" }),
    say("earlier_words", { text: "Visit Piet" }),
  ]);
});

Deno.test("what is not said has no line", () => {
  assert.deepEqual(linesOf(step({ what: "Call" })), []);
  assert.deepEqual(linesOf(step({ what: "Call", where: "At home" })), ["At home"]);
  assert.deepEqual(linesOf(step({ what: "Call", day: "soon", time: "noon" })), ["noon"]);
});

Deno.test("the week as text has no earlier words", () => {
  const steps = [step({ what: "Call", where: "Home", was: "Visit" }), step({ where: "Work" })];
  assert.equal(planText("Week", steps), `Week\n\nCall\nHome\n\n${say("untitled")}\nWork`);
});

Deno.test("in a sentence a step has no stop of its own, and a name in any case", () => {
  assert.equal(nameOf(step({ what: "Ask the ward manager." })), "Ask the ward manager");
  assert.equal(nameOf(step({ what: "..." })), say("untitled"));
  assert.equal(withoutStop("Really? "), "Really?");
  assert.equal(withoutStop("One; two;…"), "One; two");
});

Deno.test("days and weeks are said without their year", () => {
  assert.equal(dayText(DAY), "Tuesday, November 24");
  assert.equal(weekText("2026-11-23"), "November 23");
});
