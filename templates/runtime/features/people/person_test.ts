import assert from "node:assert/strict";
import { addDays, addMonths, nextFollowUp, Row, toDay, toNumber, type Value } from "../../kit.ts";
import { answer } from "../../testing/answer.ts";
import { Random } from "../../testing/random.ts";
import { isDue, kindsOf, markContacted, nameOf, sortByDueDate } from "./person.ts";

const TODAY = "2026-11-23";

let count = 0;
const personOf = (values: Readonly<Record<string, Value>>): Row =>
  new Row(
    "people",
    String(++count).padStart(9, "0"),
    new Map(Object.entries(values).map(([column, value]) => [column, answer(value)])),
  );

Deno.test("a person has a name and kinds, or none yet", () => {
  const ada = personOf({ name: " Ada ", kinds: ["mentor", "contact"] });
  assert.deepEqual([nameOf(ada), kindsOf(ada)], ["Ada", ["mentor", "contact"]]);
  assert.deepEqual([nameOf(personOf({})), kindsOf(personOf({}))], ["", []]);
});

const NEXT: [Readonly<Record<string, Value>>, string][] = [
  [{ contacted: "2026-11-09", touch_after: "2-weeks" }, "2026-11-23"],
  [{ contacted: "2026-11-23", touch_after: "1-week" }, "2026-11-30"],
  [{ contacted: "2026-11-23", touch_after: "1-day" }, "2026-11-24"],
  [{ contacted: "2026-11-23", touch_after: "10-days" }, "2026-12-03"],
  [{ contacted: "2026-11-30", touch_after: "3-months" }, "2027-02-28"],
  [{ contacted: "2026-01-31", touch_after: "1-month" }, "2026-02-28"],
  [{ contacted: "2026-11-23", touch_after: "999-months" }, "2110-02-23"],
  [{ contacted: "2026-11-23", touch_after: "2-weeks", next_touch: "2027-01-01" }, "2027-01-01"],
  [{ contacted: "2026-11-23", touch_after: "2-weeks", next_touch: "soon" }, "2026-12-07"],
  [{ contacted: "2026-11-23", touch_after: "2-weeks", next_touch: "2027-13-01" }, "2026-12-07"],
  [{ next_touch: "2027-01-01" }, "2027-01-01"],
  [{}, ""],
  [{ contacted: "2026-11-23" }, ""],
  [{ touch_after: "2-weeks" }, ""],
  [{ contacted: "last week", touch_after: "2-weeks" }, ""],
  [{ contacted: "2026-02-30", touch_after: "2-weeks" }, ""],
  [{ contacted: "0026-02-03", touch_after: "2-weeks" }, ""],
  [{ contacted: "2026-11-23", touch_after: "soon" }, ""],
  [{ contacted: "2026-11-23", touch_after: "-2-weeks" }, ""],
  [{ contacted: "2026-11-23", touch_after: "2-weeks-or-so" }, ""],
  [{ contacted: "2026-11-23", touch_after: "1000-days" }, ""],
  [{ contacted: "2026-11-23", touch_after: "2-years" }, ""],
  [{ contacted: "2026-11-23", touch_after: "1.5-weeks" }, ""],
  [{ next_touch: "2027-13-01" }, ""],
  [{ contacted: "9999-12-31", touch_after: "2-weeks" }, ""],
  [{ contacted: "9999-12-31", touch_after: "3-months" }, ""],
];
for (const [values, day] of NEXT) {
  Deno.test(`${JSON.stringify(values)} leads to ${day || "no day"}`, () => {
    assert.equal(nextFollowUp(personOf(values)), day);
  });
}

Deno.test("days and months are those of the calendar, over five years", () => {
  for (let number = toNumber("2023-01-01"); number < toNumber("2028-01-01"); number++) {
    const contacted = toDay(number);
    const next = (touch_after: string) => nextFollowUp(personOf({ contacted, touch_after }));
    assert.equal(next("2-weeks"), addDays(contacted, 14));
    assert.equal(next("4-weeks"), addDays(contacted, 28));
    assert.equal(next("3-months"), addMonths(contacted, 3));
  }
});

const DUE: [string, boolean][] = [
  ["", false],
  ["2026-11-22", true],
  ["2026-11-23", true],
  ["2026-11-24", false],
  ["1999-01-01", true],
];
for (const [next_touch, expected] of DUE) {
  Deno.test(`with "${next_touch}" somebody is ${expected ? "" : "not "}due on ${TODAY}`, () => {
    assert.equal(isDue(personOf({ next_touch }), TODAY), expected);
  });
}

const CONTACTED: [string, Record<string, string>][] = [
  ["", { contacted: TODAY }],
  ["2026-11-22", { contacted: TODAY, next_touch: "" }],
  [TODAY, { contacted: TODAY, next_touch: "" }],
  ["2026-11-24", { contacted: TODAY }],
  ["soon", { contacted: TODAY }],
];
for (const [next_touch, changes] of CONTACTED) {
  Deno.test(`in touch today, with "${next_touch}" chosen before`, () => {
    assert.deepEqual(markContacted(personOf({ next_touch }), TODAY), changes);
  });
}

Deno.test("who is due comes first, the longest waiting before the others; the rest stay", () => {
  const days = ["2027-01-01", "", "2026-11-23", "2026-12-01", "2026-11-01", ""];
  const people = days.map((next_touch, n) => personOf({ name: `${n}`, next_touch }));
  assert.deepEqual(sortByDueDate(people, TODAY).map(nameOf), ["4", "2", "0", "1", "3", "5"]);
});

Deno.test("those who are due on one day keep their order", () => {
  const random = new Random(1);
  for (let n = 0; n < 100; n++) {
    const people = Array.from({ length: 12 }, (_, name) =>
      personOf({
        name: `${name}`,
        next_touch: random.pick(["", "2026-11-01", "2026-11-20", "2027-01-01"]),
      }));
    const rank = (person: Row) => (isDue(person, TODAY) ? nextFollowUp(person) : "9");
    const expected = people.map((person, at) => ({ person, at })).sort((a, b) =>
      rank(a.person) < rank(b.person) ? -1 : rank(a.person) > rank(b.person) ? 1 : a.at - b.at
    );
    assert.deepEqual(
      sortByDueDate(people, TODAY),
      expected.map(({ person }) => person),
    );
  }
});
