// Every answer in its place, with its earlier words folded under it.

import { isAnswered } from "../../answer.js";
import { moment } from "../../words.js";
import { button, element, hint, resultLine } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").Earlier} Earlier */

/** As many rows of one list as are shown at once: there may be five years of them. */
const MOST_ROWS = 10;
/** As much of one answer as is shown at once: the page stands still while megabytes are laid out. */
const MOST_LETTERS = 20_000;
let described = 0;

/** @param {Desk} desk */
export function lookSection(desk) {
  const frame = Object.assign(element("section"), { id: "look" });
  const { line, say, alarm } = resultLine();
  const list = element("div");
  /** Where each answer's earlier words stand on the page. @type {Map<string, HTMLElement>} */
  const folds = new Map();
  frame.append(element("h2", words.look_title), line, list);

  /** @type {Show} */
  const show = { desk, folds, whole: new Set(), bringBack };
  desk.onUpdate(draw);
  addEventListener("beforeprint", () => {
    if (!list.querySelector(".wb-earlier-rows")) return;
    show.whole.add("");
    draw();
  });
  return frame;

  function draw() {
    folds.clear();
    list.replaceChildren(...partsOf(show));
    frame.hidden = !list.childElementCount;
  }

  /** @param {Earlier} entry */
  async function bringBack({ address, value }) {
    try {
      await desk.save([[address, value]]);
      say(words.this_is_back);
    } catch {
      alarm(words.did_not_work);
    }
    (folds.get(address)?.querySelector("summary") ?? line).focus();
  }
}

/** @typedef {{desk: Desk, folds: Map<string, HTMLElement>, whole: Set<string>, bringBack: (entry: Earlier) => Promise<void>}} Show
 *   `whole` holds the prefixes of the lists that show all their rows, and the addresses of answers that
 *   show all their words; "" stands for all of them */

/** @param {Show} show */
function partsOf(show) {
  return show.desk.inOrder.flatMap(({ title, hint: text, groups }) => [
    element("h3", title),
    ...(text ? [hint(text)] : []),
    ...groups.flatMap((group) => groupOf(group, show)),
  ]);
}

/** @param {import("./groups.js").Group} group @param {Show} show */
function groupOf({ title, url, items }, show) {
  const heading = element("h4", url ? "" : title);
  if (url) heading.append(Object.assign(element("a", title), { href: url }));
  const content = items.every(({ prompt }) => prompt) ? [listOf(items, show)] : items.map(({ rows }) => rowsOf(rows, show));
  return [...(title ? [heading] : []), ...content];
}

/** @param {import("./groups.js").Item[]} items @param {Show} show */
function listOf(items, show) {
  const list = element("dl");
  for (const { prompt, address, rows, question } of items) {
    const frame = element("div");
    frame.append(element("dt", prompt), ...(address ? said(address, show) : [withRows(rows, show)]));
    if (question?.save === "never") frame.append(element("dd", words.saved_before, "wb-hint"));
    list.append(frame);
  }
  return list;
}

/** @param {import("./groups.js").Row[] | undefined} rows @param {Show} show */
function withRows(rows, show) {
  const frame = element("dd");
  frame.append(rowsOf(rows, show));
  return frame;
}

/** @param {import("./groups.js").Row[] | undefined} rows @param {Show} show */
function rowsOf(rows = [], show) {
  const frame = element("div");
  const list = Object.assign(element("ol"), { tabIndex: -1 });
  const prefix = rows[0].lines[0].address.split("/").slice(0, -2).join("/");
  const earlier = show.whole.has("") || show.whole.has(prefix) ? [] : rows.slice(0, -MOST_ROWS);
  const more = button(words.show_earlier({ n: earlier.length }), showAll, "wb-button wb-earlier-rows");
  list.append(...rows.slice(earlier.length).map((row) => rowOf(row, show)));
  frame.append(...(earlier.length ? [more] : []), list);
  return frame;

  function showAll() {
    show.whole.add(prefix);
    more.remove();
    list.prepend(...earlier.map((row) => rowOf(row, show)));
    list.focus();
  }
}

/** @param {import("./groups.js").Row} row @param {Show} show */
function rowOf({ name, lines }, show) {
  const item = element("li");
  item.append(element("strong", name), listOf(lines, show));
  return item;
}

/** An answer, and what it was before. @param {string} address @param {Show} show */
function said(address, show) {
  const { answers, history, catalogue } = show.desk;
  const value = answers.get(address)?.value;
  const text = value !== undefined && isAnswered(value) ? wordsOf(address, catalogue.text(address, value), show) : element("dd", words.empty_now, "wb-hint");
  text.dir = "auto";
  const earlier = history.get(address);
  if (!earlier) return [text];
  const frame = element("dd", "", "wb-earlier");
  frame.append(fold(address, earlier, show));
  return [text, frame];
}

/** @param {string} address @param {string} text @param {Show} show */
function wordsOf(address, text, { whole }) {
  if (text.length <= MOST_LETTERS || whole.has("") || whole.has(address)) return element("dd", text);
  const frame = Object.assign(element("dd", `${text.slice(0, MOST_LETTERS)}… `), { tabIndex: -1 });
  frame.append(button(words.show_whole({ n: text.length }), showWhole, "wb-button wb-earlier-rows"));
  return frame;

  function showWhole() {
    whole.add(address);
    frame.textContent = text;
    frame.focus();
  }
}

/** Filled when it is opened: there may be a hundred of them under each answer. @param {string} address @param {Earlier[]} entries @param {Show} show */
function fold(address, entries, show) {
  const frame = element("details");
  const list = element("ol");
  frame.append(element("summary", words.earlier_words({ n: entries.length })), list);
  frame.addEventListener("toggle", () => list.append(...entries.map((entry) => earlierOf(entry, show))), { once: true });
  show.folds.set(address, frame);
  return frame;
}

/** @param {Earlier} entry @param {Show} show */
function earlierOf(entry, { desk, bringBack }) {
  const { address, value, savedAt, why } = entry;
  const when = Object.assign(hint(words.words_of({ moment: moment(savedAt), why: why === "conflict" ? words.earlier_why_conflict : words.earlier_why_earlier })), { id: `earlier-${++described}` });
  const text = Object.assign(element("p", desk.catalogue.text(address, value), "wb-answer-text"), { dir: "auto" });
  const back = button(words.bring_this_back, () => bringBack(entry), "wb-quiet");
  back.setAttribute("aria-describedby", when.id);
  const item = element("li");
  item.append(when, text, back);
  return item;
}
