// The page People: everyone on a card, from the collection that the worksheets fill.

import { emptied } from "../../answer.js";
import { loadCatalogue } from "../../catalogue.js";
import { newRowId } from "../../fields/entries.js";
import { read } from "../../fields/native.js";
import { prepare } from "../../paper.js";
import { button, element, row } from "../answers/element.js";
import { createCard, drawCard, whenNext } from "./card.js";
import { today } from "../days.js";
import { createFilters } from "./filters.js";
import { unfoldOnPaper } from "./fold.js";
import { createForm } from "./form.js";
import { everyone, inOrder, LIST, nameOf } from "./person.js";
import { touched } from "./touch.js";
import { words } from "./words.js";

/** @typedef {import("./person.js").Person} Person */

/** As many cards as are drawn at a time: a slow phone takes its time for each. */
const AT_A_TIME = 10;

export { loadCatalogue as ahead };

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export async function mount(place, workbook) {
  const catalogue = await loadCatalogue();
  const filters = createFilters(workbook.root, catalogue, arrange);
  const line = Object.assign(element("p", "", "wb-hint wb-count"), { role: "status" });
  const cards = element("div", "", "wb-cards");
  /** @type {Map<string, {card: HTMLElement, drawn: string}>} */
  const shown = new Map();
  /** Those just added, who have no words yet. @type {Set<string>} */
  const fresh = new Set();
  let people = everyone(workbook.answers());
  /** Those who fit the choice, and come further down. @type {string[]} */
  let further = [];
  const more = button("", () => cards.children[showMore(AT_A_TIME)]?.querySelector("h3")?.focus());
  let waiting = false;
  const heading = Object.assign(element("h2", words.board), { id: "board" });
  place.append(heading, row(button(words.add_person, add, "wb-button wb-primary")), filters.frame, line, cards, more);
  arrange();
  addEventListener("beforeprint", () => further.length && (showMore(Infinity), prepare(workbook.root, workbook.printing.read().kind)));
  unfoldOnPaper(cards);
  keepFormsOffPaper(cards, () => prepare(workbook.root, workbook.printing.read().kind));
  return { refresh };

  /** Several answers that change at once are shown at once. */
  function refresh() {
    if (!waiting) queueMicrotask(() => ((waiting = false), catchUp()));
    waiting = true;
  }

  /** Cards stay where they are while somebody works with them; new ones come first. */
  function catchUp() {
    people = everyone(workbook.answers());
    for (const [id, { card }] of shown) if (!people.has(id) && !fresh.has(id) && !("open" in card.dataset)) (shown.delete(id), card.remove());
    for (const [id, person] of people) {
      if (!shown.has(id) && !further.includes(id) && filters.fits(person)) cards.prepend(cardOf(id));
      fresh.delete(id);
      draw(id);
    }
    sayCount();
  }

  /** In order, as the filters say. */
  function arrange() {
    people = everyone(workbook.answers());
    shown.clear();
    fresh.clear();
    cards.replaceChildren();
    further = inOrder([...people].filter(([, person]) => filters.fits(person))).map(([id]) => id);
    showMore(AT_A_TIME);
  }

  /** @param {number} count @returns {number} how many there were before */
  function showMore(count) {
    const before = cards.childElementCount;
    cards.append(...further.splice(0, count).map(cardOf));
    more.hidden = !further.length;
    more.textContent = words.show_more({ n: further.length });
    sayCount();
    return before;
  }

  /** @param {string} id */
  function cardOf(id) {
    const card = createCard(id, { touch, edit, takeOut });
    shown.set(id, { card, drawn: "" });
    draw(id);
    return card;
  }

  /** Anew only when something has changed. @param {string} id */
  function draw(id) {
    const one = shown.get(id);
    const person = people.get(id) ?? {};
    const drawn = JSON.stringify([person, today()]);
    if (!one || one.drawn === drawn) return;
    one.drawn = drawn;
    drawCard(one.card, person, catalogue);
  }

  function sayCount() {
    filters.frame.hidden = !people.size;
    if (!people.size) line.textContent = words.nobody;
    else line.textContent = shown.size ? words.shown({ n: shown.size, all: people.size }) : words.nobody_fits;
  }

  function add() {
    const id = newRowId();
    const kind = filters.kind();
    fresh.add(id);
    cards.prepend(cardOf(id));
    edit(id, kind ? { kinds: [kind] } : {});
    const form = shown.get(id)?.card.lastElementChild;
    const kinds = /** @type {HTMLElement | null | undefined} */ (form?.querySelector("[data-column=kinds]"));
    // The kind is theirs with the first word, and no one is there without a word.
    if (kind && kinds) form?.addEventListener("input", () => workbook.set(`${LIST}/${id}/kinds`, read(kinds)), { once: true });
  }

  /** @param {string} id @param {Person} [person] */
  function edit(id, person = people.get(id) ?? {}) {
    const { card } = /** @type {{card: HTMLElement}} */ (shown.get(id));
    const form = createForm(id, person, catalogue, () => close(id));
    card.querySelector(".wb-undo")?.remove();
    card.lastElementChild?.replaceChildren(form);
    card.dataset.open = "";
    form.querySelector("textarea")?.focus();
  }

  /** @param {string} id */
  function close(id) {
    const { card } = /** @type {{card: HTMLElement}} */ (shown.get(id));
    delete card.dataset.open;
    card.lastElementChild?.replaceChildren();
    catchUp();
    fresh.delete(id);
    if (people.has(id)) return void card.querySelector("h3")?.focus();
    shown.delete(id);
    card.remove();
    place.querySelector("button")?.focus();
  }

  /** @param {string} id @param {Person} values */
  function write(id, values) {
    for (const [column, value] of Object.entries(values)) workbook.set(`${LIST}/${id}/${column}`, value);
    catchUp();
  }

  /** @param {string} id */
  function touch(id) {
    const person = people.get(id) ?? {};
    const changes = touched(person);
    const former = Object.fromEntries(Object.keys(changes).map((column) => [column, person[column] ?? ""]));
    write(id, changes);
    const now = people.get(id) ?? {};
    const { card } = /** @type {{card: HTMLElement}} */ (shown.get(id));
    const note = undoNote([words.marked_contacted({ name: nameOf(now) }), whenNext(now)].join(" "), () => {
      write(id, former);
      /** @type {HTMLElement | null} */ (card.querySelector(".wb-actions button"))?.focus();
    });
    card.children[2].replaceChildren(note);
    note.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {string} id */
  function takeOut(id) {
    const person = people.get(id) ?? {};
    const { card } = /** @type {{card: HTMLElement}} */ (shown.get(id));
    const note = undoNote(words.taken_out({ name: nameOf(person) }), () => bringBack(id, person, note));
    card.before(note);
    card.remove();
    shown.delete(id);
    write(id, Object.fromEntries(Object.entries(person).map(([column, value]) => [column, emptied(value)])));
    note.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {string} id @param {Person} person @param {Element} note where the card was */
  function bringBack(id, person, note) {
    const card = cardOf(id);
    fresh.add(id);
    if (note.isConnected) note.before(card);
    else cards.prepend(card);
    write(id, person);
    card.querySelector("h3")?.focus();
  }
}

/** What was done, where it was done, and the way back. @param {string} text @param {() => void} undo */
function undoNote(text, undo) {
  const note = Object.assign(element("p", `${text} `, "wb-undo"), { role: "status" });
  note.append(button(words.undo, () => (undo(), note.remove())));
  return note;
}

/** A card prints as it reads: with the forms out of the way, the page is made ready for paper once more. @param {HTMLElement} cards @param {() => void} again */
function keepFormsOffPaper(cards, again) {
  /** @type {(() => void)[]} */
  let back = [];
  const leave = () => {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    for (const form of cards.querySelectorAll(".wb-field")) {
      const { parentElement } = form;
      back.push(() => parentElement?.append(form));
      form.remove();
    }
    if (!back.length) return;
    back.push(() => active?.focus());
    again();
  };
  addEventListener("beforeprint", leave);
  addEventListener("afterprint", () => (back.forEach((act) => act()), (back = [])));
}
