// A pack of worksheets for the printer: each one taken out of its own page, filled from the store, on pages of its own.

import { addressOf, HOLDER } from "../answer.js";
import { mountRows } from "../fields/entries.js";
import { write } from "../fields/native.js";
import { element } from "../pages/answers/element.js";
import { isBlank, prepare } from "../paper.js";
import { reveal } from "../reveal.js";
import { painterOf } from "../tools.js";
import { words } from "./words.js";

/** @typedef {import("../answers.js").Answers} Answers */
/** @typedef {"mine" | "partner" | "workshop"} Copies */

/** What stands on a worksheet's page and is no part of the sheet. */
const FURNITURE = ".wb-status, .wb-unready, noscript, script";

/** What the tools of the sheets say on paper, by their name. @type {Map<string, import("../tools.js").Painter | undefined>} */
const painters = new Map();

/** A worksheet as its page has it, blank: from the title to the tools. @param {URL} url */
export async function fetchSheet(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const sheet = element("section", "", "wb-sheet");
  for (let part = page.querySelector("article h1"); part && !part.matches('[data-tools="print"]'); part = part.nextElementSibling) {
    if (!part.matches(FURNITURE)) sheet.append(document.importNode(part, true));
  }
  // Every sheet has a first section, and a next step; on paper, a link leads nowhere.
  for (const heading of sheet.querySelectorAll("h1, h2, h3, h4")) heading.removeAttribute("id");
  for (const link of sheet.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const place of toolsIn(sheet)) painters.set(place.dataset.tools ?? "", await painterOf(place.dataset.tools ?? ""));
  for (const place of toolsIn(sheet)) if (!painters.get(place.dataset.tools ?? "")) place.remove();
  return sheet;
}

/** @param {HTMLElement} sheet @returns {HTMLElement[]} */
const toolsIn = (sheet) => [...sheet.querySelectorAll("[data-tools]")].map((place) => /** @type {HTMLElement} */ (place));

/**
 * @param {HTMLElement[]} sheets blank worksheets, as they were fetched
 * @param {{kind: import("../print.js").Kind, copies: Copies, number: number, answers: Answers, cover: HTMLElement}} how
 */
export function createPack(sheets, { kind, copies, number, answers, cover }) {
  const pack = element("div", "", "md-typeset wb-pack");
  if (copies === "workshop") pack.append(...workshop(sheets, number, cover));
  else if (kind === "blank") pack.append(...sheets.map(blank));
  else pack.append(...withAnswers(sheets, kind, answers));
  if (copies === "partner") pack.append(...sheets.map(forPartner));
  return pack;
}

/** What a pack needs once it stands on the page. @param {HTMLElement} pack @param {import("../print.js").Kind} kind */
export function preparePack(pack, kind) {
  for (const sheet of /** @type {HTMLElement[]} */ ([...pack.querySelectorAll(".wb-sheet")])) {
    const filled = !("copy" in sheet.dataset);
    if (filled) reveal(sheet);
    prepare(sheet, filled ? kind : "blank");
  }
}

/** Worksheets without an answer are left out with all the rest that has none. @param {HTMLElement[]} sheets @param {import("../print.js").Kind} kind @param {Answers} answers */
function withAnswers(sheets, kind, answers) {
  const filled = sheets.map((sheet) => fill(/** @type {HTMLElement} */ (sheet.cloneNode(true)), answers));
  const answered = filled.filter((sheet) => !isBlank(sheet) || sheet.querySelector(":scope > [data-says]"));
  return kind === "answered" && answered.length ? answered : filled;
}

/** Nothing here writes: the answers are only shown. @param {HTMLElement} sheet @param {Answers} answers */
function fill(sheet, answers) {
  const fillIn = (/** @type {HTMLElement} */ within) => {
    for (const holder of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(HOLDER))) {
      const answer = answers.get(addressOf(holder));
      if (answer) write(holder, answer.value);
    }
  };
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll(".wb-entries"))) {
    mountRows(field, { answers: () => answers, set() {}, fill: fillIn, most: Infinity }).sync();
  }
  fillIn(sheet);
  for (const place of toolsIn(sheet)) painters.get(place.dataset.tools ?? "")?.(place, sheet, answers);
  return sheet;
}

/** A copy without ids, since there may be many of one worksheet. @param {HTMLElement} sheet */
function blank(sheet) {
  const copy = /** @type {HTMLElement} */ (sheet.cloneNode(true));
  copy.dataset.copy = "";
  for (const named of copy.querySelectorAll("[id], [for], [name]")) for (const name of ["id", "for", "name"]) named.removeAttribute(name);
  return copy;
}

/** @param {HTMLElement} sheet */
function forPartner(sheet) {
  const copy = blank(sheet);
  copy.prepend(element("p", words.partner_copy, "wb-whose"));
  return copy;
}

/** @param {HTMLElement[]} sheets @param {number} number @param {HTMLElement} cover */
function workshop(sheets, number, cover) {
  const titles = sheets.map((sheet) => element("li", sheet.querySelector("h1")?.textContent ?? ""));
  return Array.from({ length: number }, (_, n) => {
    const front = /** @type {HTMLElement} */ (cover.cloneNode(true));
    front.hidden = false;
    const [list, name] = [element("ol"), element("div", "", "wb-mirror")];
    list.append(...titles.map((title) => title.cloneNode(true)));
    name.append(element("i"));
    front.querySelector(".wb-title")?.after(element("p", words.workshop_copy({ n: n + 1, all: number }), "wb-whose"), list, element("p", words.workshop_name), name);
    return [front, ...sheets.map(blank)];
  }).flat();
}
