import assert from "node:assert/strict";
import { Random } from "../testing/random.ts";
import {
  addDays,
  addMonths,
  dayOf,
  isDay,
  mondayOf,
  toDay,
  today,
  toNumber,
  weekdayOf,
  weekToLookBackOn,
} from "./dates.ts";

const DAYS = ["2026-11-22", "2024-02-29", "2000-02-29", "1970-01-01", "1000-01-01", "9999-12-31"];
const NOT_DAYS: unknown[] = [
  "",
  "2026-02-29",
  "1900-02-29",
  "2026-02-30",
  "2026-04-31",
  "2026-13-01",
  "2026-00-10",
  "2026-01-00",
  "2026-1-1",
  "0026-02-03",
  "12026-02-03",
  "+12026-02-03",
  "2026-11-22T00:00",
  " 2026-11-22",
  "2026-11-22\n",
  "22.11.2026",
  "next week",
  "２０２６-11-22",
  20261122,
  new Date(),
  null,
  undefined,
  ["2026-11-22"],
];
for (const day of DAYS) Deno.test(`${day} is a day`, () => assert.equal(isDay(day), true));
for (const text of NOT_DAYS) {
  Deno.test(`${JSON.stringify(text)} is not a day`, () => assert.equal(isDay(text), false));
}

/** Run in a time zone; the process is given its own back. */
function inZone(zone: string, work: () => void): void {
  const before = Deno.env.get("TZ");
  Deno.env.set("TZ", zone);
  try {
    work();
  } finally {
    if (before === undefined) Deno.env.delete("TZ");
    else Deno.env.set("TZ", before);
  }
}

const NOON = new Date("2026-11-23T12:00Z");
const ZONES: [string, string][] = [
  ["Pacific/Kiritimati", "2026-11-24"],
  ["Pacific/Pago_Pago", "2026-11-23"],
  ["Europe/Berlin", "2026-11-23"],
  ["America/Sao_Paulo", "2026-11-23"],
  ["Asia/Kolkata", "2026-11-23"],
];
for (const [zone, day] of ZONES) {
  Deno.test(`a moment is on the reader's own day in ${zone}`, () => {
    inZone(zone, () => assert.equal(dayOf(NOON), day));
  });
}

Deno.test("midnight belongs to the day that begins, in every zone", () => {
  for (const zone of ["Pacific/Kiritimati", "Europe/Berlin", "America/New_York", "UTC"]) {
    inZone(zone, () => {
      assert.equal(dayOf(new Date(2026, 10, 22)), "2026-11-22");
      assert.equal(dayOf(new Date(2026, 10, 22, 23, 59, 59, 999)), "2026-11-22");
    });
  }
});

Deno.test("early years have four digits", () => {
  const early = new Date(2000, 0, 5);
  early.setFullYear(26);
  assert.equal(dayOf(early), "0026-01-05");
});

/** Clocks change on these days; in Brazil and Lebanon there was no midnight. */
const CHANGES: [string, string][] = [
  ["Europe/London", "2026-03-29"],
  ["Europe/London", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["Asia/Beirut", "2024-03-31"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Pacific/Apia", "2011-12-29"],
];
for (const [zone, day] of CHANGES) {
  Deno.test(`days are counted one by one across ${day} in ${zone}`, () => {
    inZone(zone, () => {
      const before = addDays(day, -1);
      const after = addDays(day, 1);
      assert.equal(toNumber(after) - toNumber(before), 2);
      assert.equal(addDays(before, 2), after);
      assert.equal(dayOf(new Date(`${day}T12:00`)), day);
      assert.equal(mondayOf(after), addDays(after, -weekdayOf(after)));
    });
  });
}

Deno.test("today is the day of this moment", () => {
  const before = dayOf(new Date());
  assert.ok([before, dayOf(new Date())].includes(today()));
});

Deno.test("a number and its day lead to one another, over a thousand years", () => {
  const random = new Random(1);
  for (let n = 0; n < 2000; n++) {
    const number = random.below(365_000) - 200_000;
    assert.equal(toNumber(toDay(number)), number);
    assert.equal(isDay(toDay(number)), true);
  }
  assert.equal(toNumber("1970-01-01"), 0);
});

Deno.test("days are added as a calendar adds them", () => {
  const random = new Random(2);
  for (let n = 0; n < 2000; n++) {
    const [start, count] = [random.below(30_000), random.below(2000) - 1000];
    const expected = new Date(Date.UTC(1970, 0, 1 + start + count)).toISOString().slice(0, 10);
    assert.equal(addDays(toDay(start), count), expected);
  }
});

const MONTHS: [string, number, string][] = [
  ["2026-11-22", 0, "2026-11-22"],
  ["2026-11-22", 3, "2027-02-22"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-01-31", 2, "2026-03-31"],
  ["2026-08-31", 1, "2026-09-30"],
  ["2026-12-31", 1, "2027-01-31"],
  ["2026-12-31", 12, "2027-12-31"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2024-02-29", 48, "2028-02-29"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-01-15", -1, "2025-12-15"],
  ["2026-01-15", -13, "2024-12-15"],
  ["2026-11-22", 999, "2110-02-22"],
];
for (const [day, count, expected] of MONTHS) {
  Deno.test(`${count} months after ${day} is ${expected}`, () => {
    assert.equal(addMonths(day, count), expected);
  });
}

Deno.test("months keep the day of the month, or end with the month", () => {
  for (let number = toNumber("2023-01-01"); number < toNumber("2028-01-01"); number++) {
    const day = toDay(number);
    for (const count of [1, 2, 3, 6, 12]) {
      const later = addMonths(day, count);
      const nextDay = addDays(later, 1);
      const [date, laterDate] = [day, later].map((one) => Number(one.slice(8)));
      assert.ok(
        laterDate === date || (nextDay.endsWith("-01") && Number(laterDate) < Number(date)),
      );
      const months = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
      assert.equal(months(later) - months(day), count);
    }
  }
});

Deno.test("Monday is 0, before 1970 too, and a week begins with it", () => {
  assert.equal(weekdayOf("1970-01-01"), 3);
  assert.equal(weekdayOf("2026-11-23"), 0);
  assert.equal(weekdayOf("2026-11-22"), 6);
  assert.equal(weekdayOf("1969-12-29"), 0);
  for (let number = -800; number < 800; number++) {
    const day = toDay(number);
    assert.equal(weekdayOf(day), (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7);
    assert.equal(weekdayOf(mondayOf(day)), 0);
    assert.ok(mondayOf(day) <= day && toNumber(day) - toNumber(mondayOf(day)) < 7);
  }
});

const LOOK_BACKS: [string, string][] = [
  ["2026-11-23", "2026-11-16"],
  ["2026-11-24", "2026-11-23"],
  ["2026-11-29", "2026-11-23"],
  ["2026-11-30", "2026-11-23"],
  ["2027-01-01", "2026-12-28"],
  ["2027-01-04", "2026-12-28"],
];
for (const [day, monday] of LOOK_BACKS) {
  Deno.test(`on ${day} the week to look back on began on ${monday}`, () => {
    assert.equal(weekToLookBackOn(day), monday);
  });
}
