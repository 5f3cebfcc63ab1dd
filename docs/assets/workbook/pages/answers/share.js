// Share with someone: the reader picks what, sees all that would leave, and takes it as one file or on paper.
// Nothing is sent from here, and what was picked is not kept.

import { isAnswered } from "../../answer.js";
import { download } from "../../download.js";
import { printOnly } from "../../printing/only.js";
import { words } from "../letters/words.js";
import { button, element, hint, resultLine, row, section, tick } from "./element.js";
import { EARLIER, linesOf } from "./groups.js";
import { readable, readableBody } from "./readable.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{plain: string[], feelings: string[], aside: string[]}} Apart */
/** @typedef {{id: string, title: string} & Apart} Choice  a worksheet or list, with what tells of feelings apart, and what was put aside */

/** As much as is shown without being asked for: a slow phone takes its time for more. */
const MUCH = 200;

/** @param {Desk} desk */
export function shareSection(desk) {
  /** @type {Choice[]} */
  let choices = [];
  let all = false;
  /** What the reader has ticked or cleared; the rest is as it was suggested. @type {Map<string, boolean>} */
  const said = new Map();
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
    list.replaceChildren(element("legend", words.share_what), ...choices.flatMap((choice) => ticksOf(choice, desk, said, draw)));
    draw();
  });
  return frame;

  function picked() {
    return choices.flatMap((choice) => pickedOf(choice, desk, said));
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

/** @param {Desk} desk @returns {Choice[]} */
function choicesOf(desk) {
  return desk.inOrder.flatMap(({ title, groups }) =>
    groups.map((group) => ({ id: group.id, title: group.id === EARLIER ? title : group.title, ...apart(linesOf(group), desk) })),
  ).filter(({ plain, feelings, aside }) => plain.length || feelings.length || aside.length);
}

/** What tells of feelings, what was put aside, and the rest; what says nothing now is in none. @param {import("./groups.js").Line[]} lines @param {Desk} desk @returns {Apart} */
function apart(lines, { answers }) {
  /** @type {Apart} */
  const found = { plain: [], feelings: [], aside: [] };
  const said = lines.filter(({ address }) => isAnswered(answers.get(address)?.value));
  const gone = letGo(said, answers);
  for (const { address, question } of said) {
    const isAside = question?.aside || (gone.size && gone.has(rowOf(address)));
    found[question?.feeling ? "feelings" : isAside ? "aside" : "plain"].push(address);
  }
  return found;
}

/** The rows that were let go of. One that is ticked as done was not, in the end. @param {import("./groups.js").Line[]} said @param {Desk["answers"]} answers */
function letGo(said, answers) {
  const gone = said.filter(({ address, question }) => question?.lets_go && answers.get(address)?.value === question.lets_go);
  const rows = new Set(gone.map(({ address }) => rowOf(address)));
  for (const { address, question } of said) if (question?.type === "checklist" && !question.options) rows.delete(rowOf(address));
  return rows;
}

/** @param {string} address of a cell */
const rowOf = (address) => address.slice(0, address.lastIndexOf("/"));

/** Plans are picked to begin with; nothing else is. @param {string} id @param {Desk} desk @param {Map<string, boolean>} said */
function isPicked(id, { catalogue: { data } }, said) {
  const known = [...data.chapters.flatMap(({ worksheets }) => worksheets), ...data.collections];
  return said.get(id) ?? known.some((one) => one.id === id && one.plan === true);
}

/** @param {Choice} choice @param {Desk} desk @param {Map<string, boolean>} said */
function pickedOf({ id, plain, feelings, aside }, desk, said) {
  return [...(isPicked(id, desk, said) ? plain : []), ...(said.get(feelingsOf(id)) ? feelings : []), ...(said.get(asideOf(id)) ? aside : [])];
}

/** @param {string} id of a worksheet or list */
const feelingsOf = (id) => `${id}/feelings`;
/** @param {string} id of a worksheet or list */
const asideOf = (id) => `${id}/aside`;

/** @param {Choice} choice @param {Desk} desk @param {Map<string, boolean>} said @param {() => void} draw */
function ticksOf({ id, title, plain, feelings, aside }, desk, said, draw) {
  const ticked = (/** @type {string} */ key) => (/** @type {boolean} */ on) => void (said.set(key, on), draw());
  const prompts = [...new Set(feelings.map((address) => desk.catalogue.find(address)?.question.prompt))].join("; ");
  return [
    plain.length ? tick(title, isPicked(id, desk, said), ticked(id)) : element("p", title),
    ...(feelings.length ? [tick(words.share_feelings({ prompts }), said.get(feelingsOf(id)) === true, ticked(feelingsOf(id)))] : []),
    ...(aside.length ? [tick(words.share_aside, said.get(asideOf(id)) === true, ticked(asideOf(id)))] : []),
  ];
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
