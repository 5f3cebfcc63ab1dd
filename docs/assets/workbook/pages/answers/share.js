// Share with someone: the reader picks what, sees all that would leave, and takes it as one file or on paper.
// Nothing is sent from here, and what was picked is not kept.

import { isAnswered } from "../../answer.js";
import { download } from "../../download.js";
import { printOnly } from "../../printing/only.js";
import { words } from "../letters/words.js";
import { letGo } from "../week/steps.js";
import { button, element, hint, resultLine, row, section, tick } from "./element.js";
import { EARLIER, linesOf } from "./groups.js";
import { readable, readableBody } from "./readable.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./groups.js").Line} Line */
/** @typedef {{key: string, label: string, lines: Line[]}} Part  what one tick adds */

/** As much as is shown without being asked for: a slow phone takes its time for more. */
const MUCH = 200;

/** @param {Desk} desk */
export function shareSection(desk) {
  /** @type {Part[][]} */
  let choices = [];
  let all = false;
  /** Nothing is ticked at first. @type {Set<string>} */
  const ticked = new Set();
  const { line, say } = resultLine();
  const [list, preview] = [element("fieldset", "", "wb-share"), element("div", "", "wb-preview")];
  const what = Object.assign(element("h3", words.share_preview), { id: "share-preview" });
  preview.tabIndex = 0; // it scrolls, with keys too
  preview.setAttribute("role", "group");
  preview.setAttribute("aria-labelledby", what.id);
  const frame = section("share", words.share, hint(words.share_hint), list, what, preview, row(button(words.share_download, take), button(words.share_print, show)), line);
  desk.onUpdate(() => {
    frame.hidden = !desk.count;
    choices = choicesOf(desk);
    list.replaceChildren(element("legend", words.share_what), ...choices.flatMap((parts) => ticksOf(parts, ticked, draw)));
    draw();
  });
  return frame;

  function picked() {
    return choices.flat().filter(({ key }) => ticked.has(key)).flatMap(({ lines }) => lines.map(({ address }) => address));
  }

  /** @param {typeof readableBody} make the file, or what is seen of it */
  function page(make) {
    const addresses = picked();
    return addresses.length ? make(desk, addresses, words.shared_title({ title: desk.workbook.title })) : "";
  }

  function draw() {
    say("");
    const n = picked().length;
    const much = n > MUCH && !all;
    preview.replaceChildren(...(much ? [element("p", words.answers({ n })), button(words.share_all, showAll)] : contentOf(page(readableBody), 3)));
  }

  function showAll() {
    all = true;
    draw();
    preview.focus();
  }

  function take() {
    const html = page(readable);
    if (!html) return say(words.share_none);
    const name = `${desk.workbook.slug}-shared-${new Date().toISOString().slice(0, 10)}.html`;
    download(name, html, "text/html");
    say(words.share_made({ name }));
  }

  function show() {
    const html = page(readableBody);
    if (!html) return say(words.share_none);
    printOnly(/** @type {HTMLElement} */ (frame.closest("article")), contentOf(html, 0));
  }
}

/** @param {Desk} desk @returns {Part[][]} for each worksheet or list, first what is shared with it */
function choicesOf({ inOrder, answers }) {
  const rows = letGo(answers);
  const isSaid = (/** @type {Line} */ { address }) => isAnswered(answers.get(address)?.value);
  return inOrder
    .flatMap(({ title, groups }) => groups.map((group) => ({ ...group, title: group.id === EARLIER ? title : group.title })))
    .map((group) => partsOf(group, linesOf(group).filter(isSaid), rows))
    .filter((parts) => parts.some(({ lines }) => lines.length));
}

/** @param {{id: string, title: string}} group @param {Line[]} lines @param {Set<string>} rows that were let go @returns {Part[]} */
function partsOf({ id, title }, lines, rows) {
  const isLetGo = (/** @type {Line} */ { address }) => rows.has(address.slice(0, address.lastIndexOf("/")));
  const isAsked = (/** @type {Line} */ { question }) => question?.share === "ask";
  const kept = lines.filter((line) => !isLetGo(line));
  const asked = kept.filter(isAsked);
  const prompts = [...new Set(asked.map(({ prompt }) => prompt))].join("; ");
  return [
    { key: id, label: title, lines: kept.filter((line) => !isAsked(line)) },
    { key: `${id}/ask`, label: words.share_ask({ prompts }), lines: asked },
    { key: `${id}/let-go`, label: words.share_let_go, lines: lines.filter(isLetGo) },
  ];
}

/** @param {Part[]} parts of a worksheet or list @param {Set<string>} ticked @param {() => void} draw */
function ticksOf(parts, ticked, draw) {
  const ticks = parts.filter(({ lines }) => lines.length).map(({ key, label }) =>
    tick(label, ticked.has(key), (on) => (ticked[on ? "add" : "delete"](key), draw())),
  );
  return parts[0].lines.length ? ticks : [element("p", parts[0].label), ...ticks];
}

/** What would leave, word by word, with its headings under those of this one. @param {string} html @param {number} deeper */
function contentOf(html, deeper) {
  if (!html) return [element("p", words.share_none)];
  // Every word in it is escaped, and it is read as a page on its own.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const heading of body.querySelectorAll("h1, h2, h3")) {
    const lower = document.createElement(`h${Number(heading.tagName[1]) + deeper}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return [...body.childNodes].map((node) => document.importNode(node, true));
}
