/**
 * Makes one iCalendar file (RFC 5545) of events. Pure; it knows no page and no answers.
 *
 * Times float: 18:30 stays 18:30, wherever the calendar is and whatever its clock does.
 */

import { fingerprint } from "./fingerprint.ts";
import type { TimeOfDay } from "./time-of-day.ts";

export interface CalendarEvent {
  /** Where its answer is kept; with the slug it names the event for good. */
  readonly address: string;
  /** As 2026-11-24. */
  readonly day: string;
  /** Without one it is for the whole day. */
  readonly time?: TimeOfDay;
  readonly minutes: number;
  readonly title: string;
  readonly where?: string;
  readonly note?: string;
  /** When its answer was written, in milliseconds since 1970; now, without it. */
  readonly savedAt?: number;
  readonly weekly?: Weekly;
}

export interface Weekly {
  /** Monday is 0. */
  readonly days: readonly number[];
  readonly count: number;
}

export interface CalendarOptions {
  readonly slug: string;
  /** Minutes before the event; without it there is no alarm. */
  readonly alarm?: number;
  readonly now?: number;
}

const LONGEST_LINE = 75;
const EPOCH = Date.UTC(2025, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** What has no hour calls at nine. */
const MORNING = "PT9H";
const encoder = new TextEncoder();
let lastSequence = 0;

export function toCalendar(events: readonly CalendarEvent[], options: CalendarOptions): string {
  const { slug, alarm, now = Date.now() } = options;
  // Whole seconds that only grow, so that a later download takes the place of an earlier one.
  lastSequence = Math.max(lastSequence + 1, Math.floor((now - EPOCH) / 1000));
  const shared = { slug, alarm, now, sequence: lastSequence };
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Workbook//Workbook//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap((event) => linesOf(event, shared)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

interface Shared {
  readonly slug: string;
  readonly alarm: number | undefined;
  readonly now: number;
  readonly sequence: number;
}

function linesOf(event: CalendarEvent, { slug, alarm, now, sequence }: Shared): string[] {
  const { time, title, where, note, weekly } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${fingerprint(`${slug}/${event.address}`)}@workbook`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(event.savedAt ?? now)}`,
    `SEQUENCE:${sequence}`,
    ...whenLines(event),
    ...(weekly ? [ruleOf(weekly)] : []),
    `SUMMARY:${escape(title)}`,
    ...(where ? [`LOCATION:${escape(where)}`] : []),
    ...(note ? [`DESCRIPTION:${escape(note)}`] : []),
    time ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT",
    ...(alarm === undefined ? [] : alarmLines(title, time ? `-PT${alarm}M` : MORNING)),
    "END:VEVENT",
  ];
}

function whenLines({ day, time, minutes }: CalendarEvent): string[] {
  const date = day.replaceAll("-", "");
  if (!time) return [`DTSTART;VALUE=DATE:${date}`, "DURATION:P1D"];
  const clock = `${twoDigits(time.hour)}${twoDigits(time.minute)}00`;
  return [`DTSTART:${date}T${clock}`, `DURATION:PT${minutes}M`];
}

const ruleOf = ({ days, count }: Weekly): string =>
  `RRULE:FREQ=WEEKLY;COUNT=${count};BYDAY=${days.map((day) => DAYS[day]).join()}`;

const alarmLines = (title: string, trigger: string): string[] => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escape(title)}`,
  `TRIGGER:${trigger}`,
  "END:VALARM",
];

const twoDigits = (number: number): string => String(number).padStart(2, "0");

function utc(at: number): string {
  const moment = new Date(Math.min(Math.max(at, 0), LATEST)).toISOString();
  return `${moment.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** Text as RFC 5545 wants it: no line of it can become a property. */
const escape = (text: string): string =>
  text
    .replaceAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, "\n")
    // deno-lint-ignore no-control-regex
    .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, "")
    .toWellFormed()
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** Lines of at most 75 octets, broken between characters. */
function fold(line: string): string {
  if (line.length * 3 <= LONGEST_LINE) return line;
  let folded = "";
  let length = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > LONGEST_LINE) {
      folded += "\r\n ";
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}
