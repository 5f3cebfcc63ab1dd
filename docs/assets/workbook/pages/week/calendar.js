// Which events go into the calendar file, how they are called, and the download.

import { download } from "../../download.js";
import { button, element, hint, input, resultLine, row, tick } from "../answers/element.js";
import { addDays, said } from "../days.js";
import { gratitudeEvent, lookBackEvent, milestonesOf, stepsOf, touchesOf } from "./gather.js";
import { calendar } from "./ics.js";
import { words } from "./words.js";

/** @typedef {import("./ics.js").Event} Event */
/** @typedef {{parts: Node[], events: (privately: boolean) => Event[], refresh?: () => void}} Pick */

const A_MONDAY = "2026-11-23";
const FRIDAY = 4;
const SUNDAY = 6;
const HALF_A_WEEK = 3;

/** @param {import("../../tools.js").Workbook} workbook */
export function calendarPanel({ answers, slug }) {
  const picks = [
    counted((n) => words.pick_steps({ n }), () => stepsOf(answers())),
    repeated("look-back", words.pick_look_back, FRIDAY, (day, time, privately) => lookBackEvent(day, time, privately)),
    counted((n) => words.pick_milestones({ n }), () => milestonesOf(answers())),
    counted((n) => words.pick_touches({ n }), () => touchesOf(answers())),
    gratitude(answers),
  ];
  const alarm = select("alarm", words.alarm, [["", words.alarm_none], ["0", words.alarm_then], ["15", words.alarm_before({ n: 15 })], ["60", words.alarm_before({ n: 60 })]]);
  let privately = false;
  const warning = Object.assign(element("p", words.private_warning, "wb-caution"), { hidden: true });
  warning.setAttribute("role", "status");
  const secret = tick(words.private, false, (checked) => ((privately = checked), (warning.hidden = !checked)));
  const note = resultLine();
  const parts = [...picks.flatMap((pick) => pick.parts), ...alarm.parts, secret, warning, row(button(words.calendar_download, make, "wb-button wb-primary")), note.line, hint(words.calendar_hint)];
  return { parts, refresh: () => picks.forEach((pick) => pick.refresh?.()) };

  function make() {
    const events = picks.flatMap((pick) => pick.events(privately));
    if (!events.length) return note.alarm(words.pick_none);
    const before = alarm.box.value === "" ? undefined : Number(alarm.box.value);
    download("workbook.ics", calendar(events, { slug, alarm: before }), "text/calendar");
    const whole = events.filter(({ unread }) => unread).length;
    note.say([words.calendar_made({ n: events.length }), ...(whole ? [words.calendar_unread({ n: whole })] : [])].join(" "));
  }
}

/** Dated answers: a tick that says how many there are now. @param {(n: number) => string} says @param {() => import("./gather.js").Found} find @returns {Pick} */
function counted(says, find) {
  let picked = true;
  const label = tick("", picked, (checked) => (picked = checked));
  function refresh() {
    const { n } = find();
    label.hidden = !n;
    /** @type {Element} */ (label.lastElementChild).textContent = says(n);
  }
  refresh();
  return { parts: [label], events: (privately) => (picked ? find().events(privately) : []), refresh };
}

/** @param {string} id @param {string} text @param {number} weekday @param {(day: number, time: string, privately: boolean) => Event} make @param {Node[]} [more] @returns {Pick} */
function repeated(id, text, weekday, make, more = []) {
  const day = select(`${id}-day`, words.on_day, [0, 1, 2, 3, 4, 5, 6].map((n) => [String(n), said(addDays(A_MONDAY, n), { weekday: "long" })]), String(weekday));
  const time = input(`${id}-time`, words.at_time, { type: "time" });
  const box = element("div", "", "wb-when-box");
  box.hidden = true;
  box.append(...more, ...day.parts, time.label, time.box);
  const label = tick(text, false, (checked) => (box.hidden = !checked));
  return { parts: [label, box], events: (privately) => (box.hidden ? [] : [make(Number(day.box.value), time.box.value, privately)]) };
}

/** Once or twice a week, as the diary says. @param {() => import("./steps.js").Answers} answers */
function gratitude(answers) {
  const often = select("gratitude-often", words.how_often, [["1", words.once_a_week], ["2", words.twice_a_week]], answers().get("gratitude-diary/how-often")?.value === "twice" ? "2" : "1");
  const days = (/** @type {number} */ day) => (often.box.value === "2" ? [day, (day + HALF_A_WEEK) % 7].sort() : [day]);
  return repeated("gratitude", words.pick_gratitude, SUNDAY, (day, time, privately) => gratitudeEvent(answers(), days(day), time, privately), often.parts);
}

/** @param {string} id @param {string} text @param {string[][]} options @param {string} [value] */
function select(id, text, options, value = options[0][0]) {
  const box = Object.assign(element("select"), { id: `calendar-${id}` });
  for (const [key, says] of options) box.add(new Option(says, key));
  box.value = value;
  return { box, parts: [Object.assign(element("label", text), { htmlFor: box.id }), box] };
}
