// One person on a card: what is written, and what can be done with a tap.

import { isAnswered } from "../../answer.js";
import { writtenDay } from "../../words.js";
import { button, element, row } from "../answers/element.js";
import { isDay, today } from "../days.js";
import { kindsOf, LIST, nameOf } from "./person.js";
import { isDue, nextTouch } from "./touch.js";
import { words } from "./words.js";

/** @typedef {import("./person.js").Person} Person */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {{touch: (id: string) => void, edit: (id: string) => void, takeOut: (id: string) => void}} Acts */

/** What a card says, in this order; the rest is with the form. */
const SAID = ["does", "know", "ask_for", "offer", "came_of_it", "contacted"];

/** @param {string} id @param {Acts} acts */
export function createCard(id, acts) {
  const card = element("article", "", "wb-card");
  card.dataset.card = id;
  const name = Object.assign(element("h3"), { id: `${LIST}--${id}`, tabIndex: -1 });
  card.setAttribute("aria-labelledby", name.id);
  const ways = row(button(words.touched, () => acts.touch(id)), button(words.change, () => acts.edit(id), "wb-quiet"), button(words.take_out, () => acts.takeOut(id), "wb-quiet"));
  for (const way of ways.children) way.setAttribute("aria-describedby", name.id);
  card.append(name, element("div", "", "wb-says"), element("div", "", "wb-notes"), ways, element("div"));
  return card;
}

/** @param {HTMLElement} card @param {Person} person @param {Catalogue} catalogue */
export function drawCard(card, person, catalogue) {
  const [name, says, , ways] = card.children;
  name.textContent = nameOf(person);
  const list = element("dl");
  for (const column of SAID.filter((column) => isAnswered(person[column]))) list.append(...said(column, person, catalogue));
  const kinds = kindsOf(person).length ? [element("p", catalogue.text(`${LIST}/-/kinds`, kindsOf(person)), "wb-kinds")] : [];
  says.replaceChildren(...due(person), list, ...kinds);
  /** @type {HTMLElement} */ (ways.firstElementChild).hidden = person.contacted === today();
}

/** @param {string} column @param {Person} person @param {Catalogue} catalogue */
export function said(column, person, catalogue) {
  const address = `${LIST}/-/${column}`;
  const value = person[column];
  const text = isDay(value) ? inWords(value) : catalogue.text(address, value);
  return [element("dt", catalogue.find(address)?.question.prompt ?? column), element("dd", text)];
}

/** Written once each, since a phone takes its time for every day. @type {Map<string, string>} */
const days = new Map();
/** @param {string} day */
function inWords(day) {
  const text = days.get(day) ?? writtenDay(day);
  days.set(day, text);
  return text;
}

/** @param {Person} person */
function due(person) {
  const text = whenNext(person);
  const line = element("p", text, "wb-touch");
  if (isDue(person)) line.dataset.due = "";
  return text ? [line] : [];
}

/** When to get in touch; a day that has gone by is where it started, and nothing worse. @param {Person} person */
export function whenNext(person) {
  const next = nextTouch(person);
  if (!next) return "";
  if (next === today()) return words.next_today;
  const day = inWords(next);
  return next < today() ? words.next_since({ day }) : words.next_on({ day });
}
