import assert from "node:assert/strict";
import { Answers, type Value } from "../../kit.ts";
import { answer, answersOf } from "../../testing/answer.ts";
import * as events from "./events.ts";
import { say } from "./texts.ts";

/** A Tuesday. */
const TODAY = "2026-11-24";
const NEXT = "2026-11-30";

const withAnswers = (values: Record<string, Value>): Answers => new Answers(answersOf(values));

function step(n: number, columns: Record<string, Value>): Record<string, Value> {
  const cells = Object.entries({ what: `Step ${n}`, ...columns });
  return Object.fromEntries(cells.map(([column, value]) => [`steps/${n}/${column}`, value]));
}

const titles = (entries: readonly events.Entry[], isPrivate = true): string[] =>
  entries.map((entry) => events.toEvent(entry, isPrivate).title);

Deno.test("open steps with a day that is still to come go into it", () => {
  const entries = events.stepEntries(
    withAnswers({
      ...step(1, { day: NEXT }),
      ...step(2, { day: TODAY }),
      ...step(3, { day: "2026-11-23" }),
      ...step(4, { day: NEXT, state: "dropped" }),
      ...step(5, { day: NEXT, done: ["yes"] }),
      ...step(6, { week: "2026-11-30" }),
      ...step(7, { day: "soon" }),
    }),
    TODAY,
  );
  assert.deepEqual(titles(entries), ["Step 1", "Step 2"]);
  assert.deepEqual(entries[0]?.event.address, "steps/1");
  assert.deepEqual(entries[0]?.event.minutes, 20);
});

Deno.test("nothing private is in it unless the reader asks for that", () => {
  const [entry] = events.stepEntries(
    withAnswers(step(1, { day: NEXT, time: "18.30", where: "Canteen", if_then: "If late, write" })),
    TODAY,
  );
  assert.ok(entry);
  const neutral = events.toEvent(entry, false);
  assert.equal(neutral.title, say("neutral", { n: 20 }));
  assert.deepEqual(neutral.time, { hour: 18, minute: 30 });
  assert.doesNotMatch(JSON.stringify(neutral), /Step|Canteen|late/);
  const open = events.toEvent(entry, true);
  assert.equal(open.title, "Step 1");
  assert.equal(open.where, "Canteen");
  assert.equal(open.note, "18.30\nIf late, write");
});

Deno.test("without words of their own, the title is neutral in any case", () => {
  const entries = events.stepEntries(withAnswers(step(1, { what: "", day: NEXT })), TODAY);
  assert.deepEqual(titles(entries), [say("neutral", { n: 20 })]);
});

Deno.test("a time that cannot be read is for the whole day, and that is known", () => {
  const entries = events.stepEntries(
    withAnswers({
      ...step(1, { day: NEXT, time: "half past 6" }),
      ...step(2, { day: NEXT, time: "18:30" }),
      ...step(3, { day: NEXT }),
    }),
    TODAY,
  );
  assert.deepEqual(entries.map(({ isUnread }) => isUnread), [true, false, false]);
  assert.deepEqual(entries.map(({ event }) => event.time?.hour), [undefined, 18, undefined]);
});

Deno.test("the reader's word for noon is a time", () => {
  const [word = ""] = say("words_for_noon").split(",");
  const [entry] = events.stepEntries(withAnswers(step(1, { day: NEXT, time: word })), TODAY);
  assert.deepEqual(entry?.event.time, { hour: 12, minute: 0 });
});

Deno.test("milestones that are not reached, and the day of the goal", () => {
  const milestone = (n: number, columns: Record<string, Value>) =>
    Object.fromEntries(
      Object.entries(columns).map(([column, value]) => [
        `goal-with-a-date/milestones/${n}/${column}`,
        value,
      ]),
    );
  const entries = events.milestoneEntries(
    withAnswers({
      ...milestone(1, { milestone: "Sign up", by: NEXT }),
      ...milestone(2, { milestone: "Pass", by: NEXT, done: ["yes"] }),
      ...milestone(3, { milestone: "Long ago", by: "2020-01-06" }),
      ...milestone(4, { milestone: "Some day" }),
      "goal-with-a-date/goal-date": NEXT,
    }),
    TODAY,
  );
  assert.deepEqual(titles(entries), ["Sign up", say("neutral_day")]);
  assert.deepEqual(entries.map(({ event }) => event.address), [
    "goal-with-a-date/milestones/1/by",
    "goal-with-a-date/goal-date",
  ]);
});

Deno.test("people on the day that was chosen, or the one that is counted", () => {
  const entries = events.followUpEntries(
    withAnswers({
      "people/1/name": "Wen",
      "people/1/next_touch": NEXT,
      "people/2/name": "Ayo",
      "people/2/contacted": TODAY,
      "people/2/touch_after": "2-weeks",
      "people/3/name": "Long ago",
      "people/3/contacted": "2020-01-06",
      "people/3/touch_after": "2-weeks",
      "people/4/name": "No day",
    }),
    TODAY,
  );
  assert.deepEqual(titles(entries), ["Wen", "Ayo"]);
  assert.deepEqual(titles(entries, false), Array(2).fill(say("neutral", { n: 10 })));
  assert.deepEqual(entries.map(({ event }) => event.day), [NEXT, "2026-12-08"]);
});

Deno.test("a look-back comes back each week, from the next such day on", () => {
  const friday = events.lookBackEntry(4, "17:00", TODAY).event;
  assert.equal(friday.day, "2026-11-27");
  assert.deepEqual(friday.time, { hour: 17, minute: 0 });
  assert.deepEqual(friday.weekly, { days: [4], count: 12 });
  assert.equal(events.lookBackEntry(1, "", TODAY).event.day, TODAY);
  assert.equal(events.lookBackEntry(0, "", TODAY).event.day, NEXT);
});

Deno.test("the diary comes as often as there are entries left of eight", () => {
  const diary = (count: number) =>
    withAnswers(
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`diary/${n}/good`, "Tea"])),
    );
  const times = (count: number) =>
    events.gratitudeEntry(diary(count), [2, 6], "", TODAY).event.weekly?.count;
  assert.deepEqual([0, 1, 7, 8, 20].map(times), [8, 7, 1, 8, 8]);
  const entry = events.gratitudeEntry(diary(0), [2, 6], "", TODAY);
  assert.equal(entry.event.day, "2026-11-25");
  assert.equal(entry.event.time, undefined);
});

Deno.test("an event changes when its row does", () => {
  const answers = new Answers([
    ["steps/1/what", answer("x", { savedAt: 5 })],
    ["steps/1/day", answer(NEXT, { savedAt: 9 })],
  ]);
  assert.equal(events.stepEntries(answers, TODAY)[0]?.event.savedAt, 9);
  const goal = new Answers([
    ["goal-with-a-date/goal", answer("x", { savedAt: 5 })],
    ["goal-with-a-date/goal-date", answer(NEXT, { savedAt: 3 })],
  ]);
  assert.equal(events.milestoneEntries(goal, TODAY)[0]?.event.savedAt, 5);
});
