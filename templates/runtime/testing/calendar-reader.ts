/** Reads a calendar file as strictly as RFC 5545 allows. */

import assert from "node:assert/strict";

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ["VERSION", "PRODID", "CALSCALE", "METHOD"],
  VEVENT: [
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DURATION",
    "RRULE",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "TRANSP",
  ],
  VALARM: ["ACTION", "DESCRIPTION", "TRIGGER"],
};
// deno-lint-ignore no-control-regex
const NEVER = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/;
const LONGEST = 75;
const encoder = new TextEncoder();

/** One event's properties by their name; those of its alarm begin with "VALARM-". */
export type ReadEvent = ReadonlyMap<string, string>;

export function readCalendar(text: string): ReadEvent[] {
  assert.ok(text.endsWith("\r\n"), "a line has no end");
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) {
    assert.ok(encoder.encode(line).length <= LONGEST, `too long: ${line}`);
    assert.doesNotMatch(line, NEVER);
  }
  return eventsOf(lines.join("\n").replaceAll("\n ", "").split("\n"));
}

function eventsOf(lines: readonly string[]): ReadEvent[] {
  const events: Map<string, string>[] = [];
  const inside: string[] = [];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/.exec(line) ?? [];
    const component = inside.at(-1) ?? "";
    if (name === "BEGIN") {
      inside.push(value);
      if (value === "VEVENT") events.push(new Map());
    } else if (name === "END") {
      assert.equal(inside.pop(), value);
    } else {
      assert.ok(KNOWN[component]?.includes(name), `unknown in ${component}: ${line}`);
      events.at(-1)?.set(component === "VALARM" ? `VALARM-${name}` : name, value);
    }
  }
  assert.deepEqual(inside, []);
  return events;
}

/** A text as it was before it was escaped. */
export const unescape = (text = ""): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
