// A pack of worksheets for the printer: each one taken out of its own page, filled from the store, on pages of its own.

import { addressOf, HOLDER, isKept } from "../answer.js";
import { mountRows } from "../fields/entries.js";
import { write } from "../fields/native.js";
import { element } from "../pages/answers/element.js";
import { isBlank, prepare } from "../paper.js";
import { reveal } from "../reveal.js";
import { painterOf } from "../tools.js";
import { layOut } from "./only.js";

/** @typedef {import("../answers.js").Answers} Answers */

/** What stands on a worksheet's page and is no part of the sheet. */
const FURNITURE = ".wb-status, .wb-not-started, noscript, script";

/** What the tools of the sheets say on paper, by their name. @type {Map<string, import("../tools.js").Painter | undefined>} */
const painters = new Map();

/** A worksheet as its page has it, blank: from the title to the tools. @param {URL} url */
export async function fetchSheet(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const sheet = element("section", "", "wb-sheet-link");
  for (let part = page.querySelector("article h1"); part && !part.matches('[data-widget="print"]'); part = part.nextElementSibling) {
    if (!part.matches(FURNITURE)) sheet.append(document.importNode(part, true));
  }
  // Every sheet has a first section, and a next step; on paper, a link leads nowhere.
  for (const heading of sheet.querySelectorAll("h1, h2, h3, h4")) heading.removeAttribute("id");
  for (const link of sheet.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const place of toolsIn(sheet)) painters.set(place.dataset.widget ?? "", await painterOf(place.dataset.widget ?? ""));
  for (const place of toolsIn(sheet)) if (!painters.get(place.dataset.widget ?? "")) place.remove();
  return sheet;
}

/** @param {HTMLElement} sheet @returns {HTMLElement[]} */
const toolsIn = (sheet) => [...sheet.querySelectorAll("[data-widget]")].map((place) => /** @type {HTMLElement} */ (place));

/** @param {HTMLElement} root the page @param {HTMLElement[]} sheets blank worksheets, as they were fetched @param {import("../print.js").Kind} kind @param {Answers} answers */
export function layOutPack(root, sheets, kind, answers) {
  const copies = sheets.map((sheet) => /** @type {HTMLElement} */ (sheet.cloneNode(true)));
  const pack = kind === "blank" ? copies : withAnswers(copies, kind, answers);
  layOut(root, pack);
  // A notice opens when its choice is ticked on the page, so the sheets have to stand there first.
  for (const sheet of pack) {
    reveal(sheet);
    prepare(sheet, kind);
  }
}

/** Worksheets without an answer are left out with all the rest that has none. @param {HTMLElement[]} sheets @param {import("../print.js").Kind} kind @param {Answers} answers */
function withAnswers(sheets, kind, answers) {
  const filled = sheets.map((sheet) => fill(sheet, answers));
  const answered = filled.filter((sheet) => !isBlank(sheet) || sheet.querySelector(":scope > [data-has-content]"));
  return kind === "answered" && answered.length ? answered : filled;
}

/** Nothing here writes: the answers are only shown. @param {HTMLElement} sheet @param {Answers} answers */
function fill(sheet, answers) {
  const fillIn = (/** @type {HTMLElement} */ within) => {
    for (const holder of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(HOLDER))) {
      const answer = answers.get(addressOf(holder));
      if (answer && isKept(holder)) write(holder, answer.value);
    }
  };
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll(".wb-entries"))) {
    mountRows(field, { answers: () => answers, set() {}, fill: fillIn, most: Infinity }).sync();
  }
  fillIn(sheet);
  for (const place of toolsIn(sheet)) painters.get(place.dataset.widget ?? "")?.(place, sheet, answers);
  return sheet;
}
