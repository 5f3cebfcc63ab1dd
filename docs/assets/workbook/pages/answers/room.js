// How much of a copy the answers fill, and which of them takes most of it.

import { LARGEST, MEGABYTE, sizeOfCopy } from "../../backup.js";

/** In megabytes; from then on the reader is told, while there is time to make room. */
const NEARLY_FULL = 28;

/** @typedef {{mb: number, most: number, label: string}} Room */

/** @param {import("./desk.js").Desk} desk that holds answers @returns {Room} */
export function roomIn({ answers, catalogue }) {
  const lengthOf = (/** @type {string} */ address) => String(answers.get(address)?.value).length;
  const longest = [...answers.keys()].reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
  return { mb: Math.ceil(sizeOfCopy(answers, catalogue.label) / MEGABYTE), most: LARGEST / MEGABYTE, label: catalogue.label(longest) };
}

/** @param {Room} room */
export const isNearlyFull = ({ mb }) => mb > NEARLY_FULL;
