// Where the answers are, how many, and when they were last saved and copied.

import { isAnswered } from "../../answer.js";
import { words } from "../../words.js";
import { element } from "./element.js";

/** @param {import("./desk.js").Desk} desk */
export function overviewSection(desk) {
  const where = { stored: words.whereStored, session: words.whereSession, off: words.whereOff }[desk.parts.state];
  const facts = element("ul");
  const frame = element("section", "", "wb-overview");
  frame.append(element("p", where), facts);
  if (!desk.hasQuestions) frame.append(element("p", words.noQuestions));
  desk.onUpdate(() => facts.replaceChildren(...factsOf(desk).map((fact) => element("li", fact))));
  return frame;
}

/** @param {import("./desk.js").Desk} desk */
function factsOf({ answers, count, copiedAt, parts }) {
  if (!count) return parts.state === "off" ? [] : [words.nothingYet];
  const here = [...answers].filter(([, { value }]) => isAnswered(value));
  const bytes = new Blob([JSON.stringify(here)]).size;
  const facts = [words.howMuch(count, Math.ceil(bytes / 1024)), words.lastSaved(Math.max(...here.map(([, { savedAt }]) => savedAt)))];
  return parts.state === "stored" ? [...facts, copiedAt ? words.lastCopied(copiedAt) : words.neverCopied] : facts;
}

/** Ways to the sections that have something to show. @param {import("./desk.js").Desk} desk @param {HTMLElement[]} sections */
export function jumpList(desk, sections) {
  const list = element("nav", "", "wb-jump");
  list.ariaLabel = words.onThisPage;
  const link = (/** @type {HTMLElement} */ section) => Object.assign(element("a", section.querySelector("h2")?.textContent ?? ""), { href: `#${section.id}` });
  desk.onUpdate(() => list.replaceChildren(...sections.filter((section) => !section.hidden).map(link)));
  return list;
}
