/** The answers as one page to read and print, on its own: no script, nothing fetched, all words escaped. Pure. */

import { type Address, type Answers, type Catalogue, locale, momentOf } from "../../kit.ts";
import { groupAddresses, isRows, type Item, type Part, type RowLines } from "./grouping.ts";
import { say } from "./texts.ts";

export interface ReadablePage {
  readonly title: string;
  readonly addresses: readonly Address[];
  readonly answers: Pick<Answers, "value">;
  readonly catalogue: Catalogue;
  /** In milliseconds since 1970. */
  readonly madeAt: number;
}

type Text = (address: Address) => string;

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: ui-serif, Georgia, serif; font-weight: 600; line-height: 1.25; break-after: avoid; }
h2 { border-bottom: 1px solid; margin-top: 2.5rem; }
dt { font-size: 0.875rem; margin-top: 0.75rem; break-after: avoid; }
dd { margin: 0; white-space: pre-wrap; font-weight: 500; }
ol { padding-left: 1.5rem; white-space: normal; }
li { break-inside: avoid; margin-bottom: 0.75rem; white-space: normal; }
@page { margin: 20mm; }
@media print { body { font-size: 10.5pt; margin: 0; max-width: none; padding: 0; } }
`;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
/** What an HTML page cannot hold: most control characters. */
// deno-lint-ignore no-control-regex -- these are the ones
const IMPOSSIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Half a surrogate pair has no place in a page, either. */
export const escape = (text: string): string =>
  text.toWellFormed().replace(IMPOSSIBLE, "\ufffd").replace(
    /[&<>"']/g,
    (sign) => ESCAPES[sign] ?? "",
  );

/** As a file. */
export function readablePage(page: ReadablePage): string {
  return `<!doctype html>
<html lang="${escape(locale())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
${readableBody(page)}</body>
</html>
`;
}

/** What a reader of the file sees. */
export function readableBody(page: ReadablePage): string {
  const { title, addresses, answers, catalogue, madeAt } = page;
  const text = (address: Address) => catalogue.text(address, answers.value(address) ?? "");
  const parts = groupAddresses(addresses, catalogue).map((part) => partOf(part, text)).join("");
  const made = say("page_made_on", { moment: momentOf(madeAt) });
  return `<h1>${escape(title)}</h1>\n<p>${escape(made)}</p>\n${parts}`;
}

const tagged = (tag: string, text: string): string =>
  text ? `<${tag} dir="auto">${escape(text)}</${tag}>\n` : "";

function partOf({ title, groups }: Part, text: Text): string {
  const contents = groups.map((group) => tagged("h3", group.title) + itemsOf(group.items, text));
  return tagged("h2", title) + contents.join("");
}

/** A shared list has no prompt over its rows. */
function itemsOf(items: readonly Item[], text: Text): string {
  if (items.some(({ prompt }) => !prompt)) {
    return items.map((item) => (isRows(item) ? rowsOf(item.rows, text) : "")).join("");
  }
  return `<dl>\n${items.map((item) => itemOf(item, text)).join("")}</dl>\n`;
}

function itemOf(item: Item, text: Text): string {
  const content = isRows(item) ? rowsOf(item.rows, text) : escape(text(item.address));
  return `<dt dir="auto">${escape(item.prompt)}</dt>\n<dd dir="auto">${content}</dd>\n`;
}

const rowsOf = (rows: readonly RowLines[], text: Text): string =>
  `<ol>\n${rows.map((row) => rowOf(row, text)).join("")}</ol>\n`;

const rowOf = ({ name, lines }: RowLines, text: Text): string =>
  `<li>${tagged("strong", name)}<dl>\n${
    lines.map((line) => itemOf(line, text)).join("")
  }</dl></li>\n`;
