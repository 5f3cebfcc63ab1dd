import assert from "node:assert/strict";
import { addDays, Answers, readSteps, type Value } from "../../kit.ts";
import { answersOf } from "../../testing/answer.ts";
import { isLowTwice, nextThing, notYetIn, readLookBacks, startLookBack } from "./look-backs.ts";

/** A Tuesday; its look-back is about the week of the day before. */
const TODAY = "2026-11-24";
const WEEK = "2026-11-23";

const ago = (days: number): string => addDays(TODAY, -days);

/** The id of a row that was made at noon of a day. */
const madeOn = (day: string): string =>
  `${new Date(`${day}T12:00`).getTime().toString(36).padStart(9, "0")}abcd`;

const lookBack = (id: string, columns: Record<string, string>): [string, Value][] =>
  Object.entries(columns).map(([column, value]) => [`look_backs/${id}/${column}`, value]);

const done = (n: number, what: string, on: string): [string, Value][] =>
  Object.entries({ what, done: ["yes"], done_on: on })
    .map(([column, value]) => [`steps/${n}/${column}`, value]);

function read(...cells: readonly (readonly [string, Value])[][]) {
  const answers = new Answers(answersOf(Object.fromEntries(cells.flat())));
  return { lookBacks: readLookBacks(answers), steps: readSteps(answers), answers };
}

const offered = (...cells: readonly (readonly [string, Value])[][]): string[] => {
  const { lookBacks, steps } = read(...cells);
  return notYetIn(lookBacks, steps, TODAY).map(({ what }) => what);
};

const SINCE: [made: number | undefined, text: string, doneAgo: number, isOffered: boolean][] = [
  [undefined, "", 0, true],
  [undefined, "", 13, true],
  [undefined, "", 14, false],
  [8, "Rest", 8, true],
  [8, "Call Piet; rest", 8, false],
  [8, "Call Piet; rest", 7, true],
  [8, "Call Piet; rest", 9, false],
];
for (const [made, text, doneAgo, isOffered] of SINCE) {
  const last = made === undefined ? "no look-back" : `one of ${made} days ago with "${text}"`;
  Deno.test(`done ${doneAgo} days ago, after ${last}: ${isOffered ? "" : "not "}offered`, () => {
    const before = made === undefined
      ? []
      : lookBack(madeOn(ago(made)), { week: ago(made + 8), done: text });
    const expected = isOffered ? ["Call Piet."] : [];
    assert.deepEqual(offered(before, done(1, "Call Piet.", ago(doneAgo))), expected);
  });
}

Deno.test("what stands in this week's look-back is not offered again", () => {
  const here = lookBack(madeOn(TODAY), { week: WEEK, done: "Call Piet; rest" });
  assert.deepEqual(offered(here, done(1, "Call Piet.", TODAY), done(2, "Go", TODAY)), ["Go"]);
});

Deno.test("a step without words is offered, and is in no look-back", () => {
  const nameless: [string, Value][] = [
    ["steps/1/where", "At home"],
    ["steps/1/done", ["yes"]],
    ["steps/1/done_on", TODAY],
  ];
  const { lookBacks, steps } = read(nameless);
  assert.equal(notYetIn(lookBacks, steps, TODAY).length, 1);
  const { changes } = startLookBack(lookBacks, steps, TODAY, () => "new");
  assert.deepEqual(changes, [{ address: "look_backs/new/week", value: WEEK }]);
});

Deno.test("a new look-back has its week and what was done", () => {
  const { lookBacks, steps } = read(done(1, "Call Piet.", TODAY), done(2, "Rest", ago(1)));
  assert.deepEqual(startLookBack(lookBacks, steps, TODAY, () => "new"), {
    week: WEEK,
    id: "new",
    changes: [
      { address: "look_backs/new/week", value: WEEK },
      { address: "look_backs/new/done", value: "Call Piet; Rest" },
    ],
  });
});

Deno.test("a second tap makes no second one, and the reader's own words stay", () => {
  const called = done(1, "Call", TODAY);
  const mine = read(lookBack("1", { week: WEEK, done: "My own words" }), called);
  const empty = read(lookBack("1", { week: WEEK, learned: "x" }), called);
  const start = ({ lookBacks, steps }: typeof mine) =>
    startLookBack(lookBacks, steps, TODAY, () => "new");
  assert.deepEqual(start(mine), { week: WEEK, id: "1", changes: [] });
  assert.deepEqual(start(empty).changes, [{ address: "look_backs/1/done", value: "Call" }]);
});

Deno.test("on a Monday it is about the week that has just ended", () => {
  assert.equal(startLookBack([], [], WEEK, () => "new").week, "2026-11-16");
});

Deno.test("look-backs stand in the order of their weeks, and of their making without one", () => {
  const { lookBacks } = read(
    lookBack("1", { week: "2026-11-16" }),
    lookBack("2", { week: "2026-11-09" }),
    lookBack("3", { done: "x" }),
  );
  assert.deepEqual(lookBacks.map(({ id }) => id), ["2", "1", "3"]);
});

const ENERGY: [energies: string[], isLow: boolean][] = [
  [["3", "3"], true],
  [["0", "2"], true],
  [["9", "1", "3"], true],
  [["3", "4"], false],
  [["2"], false],
  [["1", "1", "8"], false],
  [["1", "", "1"], true],
  [[], false],
];
for (const [energies, isLow] of ENERGY) {
  Deno.test(`energies of ${energies} are ${isLow ? "" : "not "}low twice`, () => {
    const rows = energies.map((energy, n) =>
      lookBack(String(n), { week: addDays("2026-09-07", 7 * n), energy })
    );
    assert.equal(isLowTwice(read(...rows).lookBacks), isLow);
  });
}

Deno.test("weeks that were missed change nothing", () => {
  const rows = (first: string) =>
    read(lookBack("1", { week: first, energy: "6" }), lookBack("2", { week: "2026-11-16" }));
  for (const { lookBacks, steps } of [rows("2026-11-09"), rows("2026-05-25")]) {
    assert.deepEqual(notYetIn(lookBacks, steps, TODAY), []);
    assert.equal(isLowTwice(lookBacks), false);
  }
});

Deno.test("next week's one thing is offered until it is a step", () => {
  const row = lookBack("1", { week: "2026-01-05", next: "Write to Wen" });
  const later = lookBack("2", { week: "2026-01-12", next: "Rest" });
  const thing = (...cells: [string, Value][][]) => {
    const { lookBacks, steps } = read(...cells);
    return nextThing(lookBacks, steps);
  };
  assert.equal(thing(), "");
  assert.equal(thing(row), "Write to Wen");
  assert.equal(thing(row, later), "Rest");
  assert.equal(thing(row, [["steps/1/what", "Write to Wen"]]), "");
  assert.equal(thing(row, [["steps/1/what", "Find"], ["steps/1/was", "Write to Wen"]]), "");
  assert.equal(thing(row, [["steps/1/what", "Write to Wendy"]]), "Write to Wen");
});
