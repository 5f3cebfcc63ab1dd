// Shows what is made of answers, on a page or in a pack for the printer. It reads answers and writes none.

import { isAnswered } from "../../answer.js";
import { rowsOf } from "../../answers.js";
import { element } from "../answers/element.js";
import { sumUp } from "./side-by-side.js";
import { compose, plain, BLANK } from "./text.js";

/** @typedef {import("../../answers.js").Answers} Answers */
/** @typedef {import("../../catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./text.js").Piece} Piece */

/** @param {HTMLElement} place @param {Answers} answers @param {Catalogue} catalogue @param {string} row the one it is about */
export function showLetter(place, answers, catalogue, row) {
  const lines = compose(place.dataset.text ?? "", sourceOf(place, answers, catalogue, row));
  const body = element("div", "", "wb-computed__text wb-prose");
  body.dir = "auto";
  lines.forEach((pieces, n) => body.append(n ? "\n" : "", ...pieces.map((piece) => ("text" in piece ? piece.text : element("span", BLANK, "wb-gap")))));
  put(place, body);
  return { text: plain(lines), blanks: [...new Set(lines.flat().flatMap((piece) => ("blank" in piece ? piece.blank : [])))] };
}

/** @param {HTMLElement} place @param {Answers} answers @param {Catalogue} catalogue */
export function showSumUp(place, answers, catalogue) {
  const { answers: named = "", kind } = place.dataset;
  put(place, sumUp(named.split(" "), answers, catalogue, kind));
}

/** The old text goes only when another comes, so that a reader's selection stays. @param {HTMLElement} place @param {HTMLElement} body */
function put(place, body) {
  const before = place.querySelector(".wb-computed__text");
  if (before?.isEqualNode(body)) return;
  if (before) before.replaceWith(body);
  else place.querySelector(".wb-computed__blank")?.before(body);
}

/** Where the rows of a gap are kept. @param {string} gap */
const listOf = (gap) => gap.slice(0, gap.lastIndexOf("/"));

/** @param {HTMLElement} place @param {Answers} answers @param {Catalogue} catalogue @param {string} chosen @returns {import("./text.js").Source} */
function sourceOf({ dataset: { oneOf = "" } }, answers, catalogue, chosen) {
  const isList = (/** @type {string} */ gap) => gap.split("/").length > 2 || catalogue.data.collections.some(({ id }) => id === listOf(gap));
  const valueAt = (/** @type {string} */ gap, row = "") => {
    const at = isList(gap) ? `${listOf(gap)}/${listOf(gap) === oneOf ? chosen : row}/${gap.split("/").at(-1)}` : gap;
    return { at, value: answers.get(at)?.value ?? "" };
  };
  return {
    say(gap, row) {
      const { at, value } = valueAt(gap, row);
      return isAnswered(value) ? catalogue.text(at, value) : "";
    },
    rows: (gap) => (isList(gap) && listOf(gap) !== oneOf ? { list: listOf(gap), rows: rowsOf(answers, listOf(gap)) } : undefined),
    several(gap) {
      const { at, value } = valueAt(gap);
      return Array.isArray(value) && !isList(gap) ? value.map((one) => catalogue.text(at, [one])) : undefined;
    },
  };
}
