// One person on a card: what is written, and what can be done with a tap.

import { isAnswered } from "../../answer.js";
import { writtenDay } from "../../words.js";
import { button, element, row } from "../answers/element.js";
import { isDay, today } from "../days.js";
import { fold } from "./fold.js";
import { kindsOf, LIST, nameOf } from "./person.js";
import { isDue, nextTouch } from "./touch.js";
import { words } from "./words.js";

/** @typedef {import("./person.js").Person} Person */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {{touch: (id: string) => void, edit: (id: string) => void, takeOut: (id: string) => void}} Acts */

/** What a card says, in this order; the rest is folded away. */
const SAID = ["does", "know", "ask_for", "offer", "came_of_it", "contacted"];

/** @param {string} id @param {Acts} acts */
export function createCard(id, acts) {
  const card = element("article", "", "wb-card");
  card.dataset.card = id;
  const name = Object.assign(element("h3"), { id: `${LIST}--${id}`, tabIndex: -1 });
  card.setAttribute("aria-labelledby", name.id);
  const ways = row(button(words.mark_contacted, () => acts.touch(id)), button(words.change, () => acts.edit(id), "wb-quiet"), button(words.take_out, () => acts.takeOut(id), "wb-quiet"));
  for (const way of ways.children) way.setAttribute("aria-describedby", name.id);
  card.append(name, element("div", "", "wb-card__details"), element("div", "", "wb-card__notes"), ways, element("div"));
  return card;
}

/** @param {HTMLElement} card @param {Person} person @param {Catalogue} catalogue */
export function drawCard(card, person, catalogue) {
  const [name, says, , ways] = card.children;
  name.textContent = nameOf(person);
  const kinds = kindsOf(person).length ? [element("p", catalogue.text(`${LIST}/-/kinds`, kindsOf(person)), "wb-kinds")] : [];
  says.replaceChildren(...due(person), ...written(person, catalogue, says.querySelector("details")?.open), ...kinds);
  /** @type {HTMLElement} */ (ways.firstElementChild).hidden = person.contacted === today();
}

/** What comes first, and the rest folded away; where nothing comes first, the rest stands there. @param {Person} person @param {Catalogue} catalogue @param {boolean} [open] */
function written(person, catalogue, open = false) {
  const first = SAID.filter((column) => isAnswered(person[column]));
  const rest = restOf(person, catalogue);
  const lines = (/** @type {string[]} */ columns) => columns.flatMap((column) => said(column, person, catalogue));
  const list = element("dl");
  list.append(...lines(first.length ? first : rest));
  return first.length && rest.length ? [list, fold(() => lines(rest), open)] : [list];
}

/** What the card does not say in another way. @param {Person} person @param {Catalogue} catalogue */
function restOf(person, catalogue) {
  const elsewhere = ["name", ...SAID, ...(isDay(person.next_touch) ? ["next_touch"] : [])];
  const columns = catalogue.data.collections.find(({ id }) => id === LIST)?.columns ?? [];
  return columns.map(({ id }) => id).filter((column) => !elsewhere.includes(column) && isAnswered(person[column]));
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
  const line = element("p", text, "wb-follow-up");
  if (isDue(person)) line.dataset.due = "";
  return text ? [line] : [];
}

/** When to get in touch; a day that has gone by is where it started, and nothing worse. @param {Person} person */
export function whenNext(person) {
  const next = nextTouch(person);
  if (!next) return "";
  if (next === today()) return words.follow_up_today;
  const day = inWords(next);
  return next < today() ? words.follow_up_since({ day }) : words.follow_up_on({ day });
}
