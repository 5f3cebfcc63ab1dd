// Small charts, one a question: nine lines in one chart would need colours, and nine charts need none.

import { element } from "../answers/element.js";
import { words } from "./words.js";

/** @typedef {{at: number, value: number, label: string}} Point  `at` is the place in time, 0 to 1 */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [150, 92, 20, 10, 16, 20];
const FEW = 8;
/** From a point to its number above it and below it, and how high the number is with what is around it. */
const [ABOVE, BELOW, NUMBER] = [7, 14, 9];

/** @param {string} tag @param {Record<string, string | number>} attributes @param {string} [text] */
function shape(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

/** @param {string} title @param {Point[]} points in order of time @param {number} most the top of the scale */
export function panel(title, points, most) {
  const x = (/** @type {Point} */ { at }) => LEFT + 6 + at * (WIDTH - LEFT - RIGHT - 6);
  const y = (/** @type {number} */ value) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const label = words.chart_of({ title, points: points.map(({ label, value }) => words.point({ label, value })).join("; ") });
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  for (const value of [0, most]) {
    svg.append(shape("line", { x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value), class: "wb-grid" }));
    svg.append(shape("text", { x: LEFT - 4, y: y(value) + 4, "text-anchor": "end" }, String(value)));
  }
  svg.append(shape("polyline", { points: points.map((point) => `${x(point)},${y(point.value)}`).join(" "), class: "wb-line" }));
  svg.append(...points.flatMap((point, n) => marked(point, x(point), y(point.value), points.length <= FEW || isEnd(n, points))));
  svg.append(...ends(points, x));
  const figure = element("figure", "", "wb-chart");
  figure.append(element("figcaption", title), svg);
  // The label says it all; without this, some screen readers read the numbers along the line once more.
  for (const part of svg.children) part.setAttribute("aria-hidden", "true");
  return figure;
}

/** @param {number} n @param {Point[]} points */
const isEnd = (n, points) => n === 0 || n === points.length - 1;

/** A dot, with its number where there is room. @param {Point} point @param {number} x @param {number} y @param {boolean} numbered */
function marked({ value }, x, y, numbered) {
  if (!numbered) return [];
  return [shape("circle", { cx: x, cy: y, r: 3.5 }), shape("text", { x, y: numberAt(y), "text-anchor": "middle", class: "wb-value" }, String(value))];
}

/** Just under the top line a number stands below its point, so that the line does not run through it. @param {number} y */
const numberAt = (y) => (y > TOP && y - ABOVE - NUMBER < TOP ? y + BELOW : y - ABOVE);

/** When the line begins and ends. @param {Point[]} points @param {(point: Point) => number} x */
function ends(points, x) {
  const [first, last] = [points[0], points.at(-1)];
  const shown = [shape("text", { x: first.at > 0.5 ? x(first) : LEFT, y: HEIGHT - 5, "text-anchor": first.at > 0.5 ? "end" : "start" }, first.label)];
  if (last && last !== first) shown.push(shape("text", { x: WIDTH, y: HEIGHT - 5, "text-anchor": "end" }, last.label));
  return shown;
}

/** @param {HTMLElement[]} figures */
export function panels(figures) {
  const grid = element("div", "", "wb-charts");
  grid.append(...figures);
  return grid;
}
