import assert from "node:assert/strict";
import { readCalendar, unescape } from "../../testing/calendar-reader.ts";
import { Random } from "../../testing/random.ts";
import { fingerprint } from "./fingerprint.ts";
import { type CalendarEvent, type CalendarOptions, toCalendar } from "./ics.ts";

const NOW = Date.UTC(2026, 10, 24, 10, 42);
const EVENT: CalendarEvent = {
  address: "steps/1",
  day: "2026-11-27",
  minutes: 20,
  title: "Call Piet",
  savedAt: Date.UTC(2026, 10, 20),
};

const write = (events: readonly CalendarEvent[], options: Partial<CalendarOptions> = {}): string =>
  toCalendar(events, { slug: "career-rut", now: NOW, ...options });

function read(event: Partial<CalendarEvent>, options: Partial<CalendarOptions> = {}) {
  const [made] = readCalendar(write([{ ...EVENT, ...event }], options));
  assert.ok(made);
  return made;
}

Deno.test("an event without a time is for the whole day, and takes none of it", () => {
  const text = write([EVENT]);
  assert.ok(text.includes("\r\nDTSTART;VALUE=DATE:20261127\r\n"));
  const event = read({});
  assert.equal(event.get("DURATION"), "P1D");
  assert.equal(event.get("TRANSP"), "TRANSPARENT");
  assert.equal(event.get("LAST-MODIFIED"), "20261120T000000Z");
  assert.equal(event.get("DTSTAMP"), "20261124T104200Z");
});

Deno.test("a time floats: it is the hour on the wall, on both sides of a clock change", () => {
  for (const day of ["2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28"]) {
    const event = read({ day, time: { hour: 9, minute: 5 } });
    assert.equal(event.get("DTSTART"), `${day.replaceAll("-", "")}T090500`);
    assert.equal(event.get("DURATION"), "PT20M");
    assert.equal(event.get("TRANSP"), "OPAQUE");
  }
});

Deno.test("what comes back each week has a rule", () => {
  const event = read({ weekly: { days: [2, 6], count: 7 } });
  assert.equal(event.get("RRULE"), "FREQ=WEEKLY;COUNT=7;BYDAY=WE,SU");
});

Deno.test("an alarm comes before the time, or at nine on a whole day", () => {
  const time = { hour: 18, minute: 30 };
  assert.equal(read({ time }, { alarm: 15 }).get("VALARM-TRIGGER"), "-PT15M");
  assert.equal(read({ time }, { alarm: 0 }).get("VALARM-TRIGGER"), "-PT0M");
  assert.equal(read({}, { alarm: 15 }).get("VALARM-TRIGGER"), "PT9H");
  assert.equal(read({}, { alarm: 15 }).get("VALARM-DESCRIPTION"), "Call Piet");
  assert.ok(!read({}).has("VALARM-TRIGGER"));
});

Deno.test("a place and a note are there when they say something", () => {
  const event = read({ where: "At home; upstairs", note: "6 pm\nIf late, write" });
  assert.equal(event.get("LOCATION"), "At home\\; upstairs");
  assert.equal(event.get("DESCRIPTION"), "6 pm\\nIf late\\, write");
  assert.ok(!read({ where: "", note: "" }).has("LOCATION"));
  assert.ok(!read({ where: "", note: "" }).has("DESCRIPTION"));
});

Deno.test("a later file takes the place of an earlier one, even within one second", () => {
  const sequence = (now: number) => Number(read({}, { now }).get("SEQUENCE"));
  const all = [sequence(NOW), sequence(NOW), sequence(NOW - 60_000), sequence(NOW + 1e9)];
  assert.deepEqual(all, [...all].sort((a, b) => a - b));
  assert.equal(new Set(all).size, all.length);
});

Deno.test("an answer has the same name in every file, and an impossible moment does no harm", () => {
  assert.equal(read({ title: "a" }).get("UID"), read({ title: "b", day: "2027-01-01" }).get("UID"));
  assert.equal(read({ savedAt: -1 }).get("LAST-MODIFIED"), "19700101T000000Z");
  assert.equal(read({ savedAt: Infinity }).get("LAST-MODIFIED"), "99991231T000000Z");
});

/** Calendars hold events under these names since release 0.1.0. */
const NAMES: Record<string, string> = {
  "career-rut/steps/0a0000001abcd": "17o1rf20333ga41txtycg177bf54",
  "career-rut/look_backs": "1agu68h1j9bi4f05tmnd10tus2dv",
  "": "0suoizp1nvoxcx07fhrrn0ojvcn3",
};

Deno.test("names stay as they are, and different answers have different ones", () => {
  for (const [text, name] of Object.entries(NAMES)) assert.equal(fingerprint(text), name);
  const many = Array.from({ length: 20_000 }, (_, n) => fingerprint(`career-rut/steps/${n}`));
  assert.equal(new Set(many).size, many.length);
  assert.match(many.join(""), /^[0-9a-z]+$/);
});

const TEXTS = [
  "Call Piet",
  'a;b,c\\d:e"f"',
  "x\r\nATTENDEE:mailto:a@example.org",
  "x\nBEGIN:VEVENT\nUID:stolen",
  "x\rEND:VCALENDAR",
  "\r\n ATTACH:file",
  "x\u2028ORGANIZER:me",
  "x\u0085URL:evil",
  "x\vCLASS:y",
  "x\fGEO:1;2",
  "\u0000\u0007\u001b",
  "\ud83d",
  "\udc00x",
  "👩‍👩‍👧‍👦".repeat(30),
  "é".repeat(200),
  "漢字".repeat(90),
  "مرحبا ".repeat(40),
  "\\n\\N\\;",
  "x".repeat(74),
  "😀x".repeat(37),
  "=".repeat(500),
  "SUMMARY:mine",
  "\ufeffstart",
  "END:VALARM\r\nEND:VEVENT",
  "tab\there",
  "a  b   c",
  ",\\",
  "\\\\n",
];
// deno-lint-ignore no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** What a calendar has to show of a text. */
const meant = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, "\n").replaceAll(
    CONTROL,
    "",
  );

Deno.test("whatever an answer says stays the text of one property, in lines of 75 octets", () => {
  const random = new Random(22);
  const text = () => random.pick(TEXTS) + random.pick(TEXTS) + random.pick(TEXTS);
  for (let n = 0; n < 2000; n++) {
    const [title, where, note, address] = [text(), text(), text(), text()];
    const event = read({ title, where, note, address }, { alarm: random.below(60) });
    assert.equal(unescape(event.get("SUMMARY")), meant(title));
    assert.equal(unescape(event.get("LOCATION")), meant(where));
    assert.equal(unescape(event.get("DESCRIPTION")), meant(note));
    assert.equal(unescape(event.get("VALARM-DESCRIPTION")), meant(title));
    assert.match(event.get("UID") ?? "", /^[0-9a-z]+@workbook$/);
  }
});

Deno.test("many events are one calendar", () => {
  const events = TEXTS.map((title, n) => ({ ...EVENT, title, address: `steps/${n}` }));
  const made = readCalendar(write(events));
  assert.deepEqual(made.map((event) => unescape(event.get("SUMMARY"))), TEXTS.map(meant));
  assert.equal(new Set(made.map((event) => event.get("UID"))).size, TEXTS.length);
});

Deno.test("the reader of these tests would see a break, a long line and an unknown property", () => {
  const wrapped = (line: string) =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  assert.equal(readCalendar(wrapped("SUMMARY:fine")).length, 1);
  const bad = ["ATTENDEE:x", "SUMMARY:x\nURL:y", "SUMMARY:x\u2028y", `SUMMARY:${"é".repeat(40)}`];
  for (const line of bad) assert.throws(() => readCalendar(wrapped(line)), line);
});
