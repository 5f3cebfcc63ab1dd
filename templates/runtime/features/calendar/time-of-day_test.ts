import assert from "node:assert/strict";
import { timeOfDay } from "./time-of-day.ts";

const TIMES: Record<string, [hour: number, minute: number] | undefined> = {
  "6:45 am": [6, 45],
  "18.30": [18, 30],
  "6pm": [18, 0],
  "6 p.m.": [18, 0],
  "12 am": [0, 0],
  "12 pm": [12, 0],
  "12:15 p.m.": [12, 15],
  "0:05": [0, 5],
  "18h30": [18, 30],
  "18 h": [18, 0],
  "18 Uhr": [18, 0],
  "18:30 pm": [18, 30],
  "at 7:15, before work": [7, 15],
  "9.30-10.30": [9, 30],
  "from 2 pm to 3 pm": [14, 0],
  "in 20 minutes, at 7 pm": [19, 0],
  "noon": [12, 0],
  " Midday ": [12, 0],
  "6:45AM": [6, 45],
  "\uff11\uff18\uff1a\uff13\uff10": [18, 30],
  "after lunch": undefined,
  "at noon": undefined,
  "7": undefined,
  "": undefined,
  "in 20 minutes": undefined,
  "25:00": undefined,
  "18:75": undefined,
  "0 am": undefined,
  "13 am": undefined,
  "24.12.2026": undefined,
  "room 214": undefined,
  "half past six": undefined,
  "20 am I sure": undefined,
  "2026-11-24": undefined,
  "5 amazing hours": undefined,
};
for (const [text, expected] of Object.entries(TIMES)) {
  Deno.test(`"${text}" is ${expected?.join(":") ?? "not a time of day"}`, () => {
    const time = timeOfDay(text, "noon, midday");
    assert.deepEqual(time && [time.hour, time.minute], expected);
  });
}

Deno.test("without words for it, nothing but digits is a time", () => {
  assert.equal(timeOfDay("noon"), undefined);
  assert.equal(timeOfDay("", ", ,"), undefined);
});
