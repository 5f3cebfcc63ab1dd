// Makes one iCalendar file (RFC 5545) of events. It knows no page and no answers.
//
// Times float: 18:30 stays 18:30, wherever the calendar is and whatever its clock does.

const LONGEST_LINE = 75;
const EPOCH = Date.UTC(2025, 0, 1);
const encoder = new TextEncoder();
let lastSequence = 0;

/**
 * @typedef {object} Event
 * @property {string} address where its answer is kept; with the slug it names the event for good
 * @property {string} day as 2026-11-24
 * @property {{hour: number, minute: number}} [clock] none for the whole day
 * @property {boolean} [unread] there is a time, and it could not be read
 * @property {number} minutes
 * @property {string} title
 * @property {string} [where]
 * @property {string} [note]
 * @property {number} savedAt
 * @property {{days: number[], count: number}} [weekly] Monday is 0
 */

/** @param {Event[]} events @param {{slug: string, alarm?: number, now?: number}} how `alarm`: minutes before; none without */
export function calendar(events, { slug, alarm, now = Date.now() }) {
  // Whole seconds that only grow, so that a later download takes the place of an earlier one.
  lastSequence = Math.max(lastSequence + 1, Math.floor((now - EPOCH) / 1000));
  const made = { slug, alarm, stamp: utc(now), sequence: lastSequence };
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Workbook//Workbook//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  for (const event of events) lines.push(...eventLines(event, made));
  return [...lines, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {Event} event @param {{slug: string, alarm?: number, stamp: string, sequence: number}} made */
function eventLines(event, { slug, alarm, stamp, sequence }) {
  const { clock, title, where, note, weekly } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${fingerprint(`${slug}/${event.address}`)}@workbook`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${utc(event.savedAt)}`,
    `SEQUENCE:${sequence}`,
    clock ? `DTSTART:${basic(event.day)}T${two(clock.hour)}${two(clock.minute)}00` : `DTSTART;VALUE=DATE:${basic(event.day)}`,
    clock ? `DURATION:PT${event.minutes}M` : "DURATION:P1D",
    ...(weekly ? [`RRULE:FREQ=WEEKLY;COUNT=${weekly.count};BYDAY=${weekly.days.map((day) => DAYS[day]).join()}`] : []),
    `SUMMARY:${escaped(title)}`,
    ...(where ? [`LOCATION:${escaped(where)}`] : []),
    ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
    clock ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT",
    ...(alarm === undefined ? [] : alarmLines(title, clock ? `-PT${alarm}M` : MORNING)),
    "END:VEVENT",
  ];
}

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** What has no hour calls at nine. */
const MORNING = "PT9H";

/** @param {string} title @param {string} trigger */
const alarmLines = (title, trigger) => ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:${trigger}`, "END:VALARM"];

const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
const basic = (/** @type {string} */ day) => day.replaceAll("-", "");
const LATEST = Date.UTC(9999, 11, 31);
const utc = (/** @type {number} */ at) => `${new Date(Math.min(Math.max(at, 0), LATEST)).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** Text as RFC 5545 wants it: no line of it can become a property. @param {string} text */
export const escaped = (text) =>
  text
    .replaceAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, "\n")
    .replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, "")
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/** Lines of at most 75 octets, broken between characters. @param {string} line */
export function folded(line) {
  if (line.length * 3 <= LONGEST_LINE) return line;
  let [result, length] = ["", 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > LONGEST_LINE) [result, length] = [`${result}\r\n `, 1];
    result += character;
    length += octets;
  }
  return result;
}

/**
 * A name that stays, and says nothing: calendars sync, and an address would tell what the event is about.
 * No secret: only different texts have to give different names (cyrb53 of Bryc, public domain, twice).
 * @param {string} text
 */
export const fingerprint = (text) => half(text, 1) + half(text, 2);

/** @param {string} text @param {number} seed */
function half(text, seed) {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b >>> 0).toString(36).padStart(7, "0") + (a >>> 0).toString(36).padStart(7, "0");
}
