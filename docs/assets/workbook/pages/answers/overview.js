// Where the answers are, how many, and when they were last saved and copied.

import { isAnswered } from "../../answer.js";
import { moment } from "../../words.js";
import { roomIn } from "./copies.js";
import { element } from "./element.js";
import { words } from "./words.js";

/** In megabytes; from then on the reader is told, while there is time to make room. */
const NEARLY_FULL = 28;

/** @param {import("./desk.js").Desk} desk */
export function overviewSection(desk) {
  const where = { stored: words.where_stored, session: words.where_session, off: words.where_off }[desk.parts.state];
  const facts = element("ul");
  const frame = element("section", "", "wb-overview");
  frame.append(element("p", where), facts);
  if (!desk.hasQuestions) frame.append(element("p", words.no_questions));
  desk.onUpdate(() => {
    const room = roomIn(desk);
    facts.replaceChildren(...factsOf(desk).map((fact) => element("li", fact)));
    if (room.mb > NEARLY_FULL) facts.append(element("li", words.copy_nearly_full(room), "wb-result wb-error"));
  });
  return frame;
}

/** @param {import("./desk.js").Desk} desk */
function factsOf({ answers, count, copiedAt, parts }) {
  if (!count) return parts.state === "off" ? [] : [words.nothing_yet];
  const here = [...answers].filter(([, { value }]) => isAnswered(value));
  const letters = here.reduce((sum, [address, { value }]) => sum + address.length + String(value).length, 0);
  const facts = [words.how_much({ answers: words.answers({ n: count }), kb: Math.ceil(letters / 1024) }), words.last_saved({ moment: moment(here.reduce((last, [, { savedAt }]) => Math.max(last, savedAt), 0)) })];
  return parts.state === "stored" ? [...facts, copiedAt ? words.last_copied({ moment: moment(copiedAt) }) : words.never_copied] : facts;
}

/** Ways to the sections that have something to show. @param {import("./desk.js").Desk} desk @param {HTMLElement[]} sections */
export function jumpList(desk, sections) {
  const list = element("nav", "", "wb-jump");
  list.ariaLabel = words.on_this_page;
  const link = (/** @type {HTMLElement} */ section) => Object.assign(element("a", section.querySelector("h2")?.textContent ?? ""), { href: `#${section.id}` });
  desk.onUpdate(() => list.replaceChildren(...sections.filter((section) => !section.hidden).map(link)));
  return list;
}
