/** What a restore would do, as a table: nothing in it has happened yet. */

import { type Catalogue, type Comparison, html, nothing, type TemplateResult } from "../../kit.ts";
import { say } from "./texts.ts";

const ORDER = ["different", "new", "unknown", "same"] as const;
const COUNTED = {
  different: "dry_run_different",
  new: "dry_run_new",
  unknown: "dry_run_unknown",
  same: "dry_run_same",
} as const;
const OUTCOME = {
  different: "would_different",
  new: "would_new",
  unknown: "would_unknown",
  same: "would_same",
} as const;
const MOST_ROWS = 500;
const MOST_CHARACTERS = 300;

/** @param keepHere where both differ */
export function dryRunView(
  rows: readonly Comparison[],
  catalogue: Catalogue,
  keepHere: boolean,
): TemplateResult {
  const sorted = ORDER.flatMap((kind) => rows.filter((row) => row.kind === kind));
  const rest = sorted.length - MOST_ROWS;
  return html`
    ${summaryView(rows)}
    <table class="wb-table" role="table">
      <caption>${say("dry_run_title")}</caption>
      <thead>
        <tr role="row">${columns().map(headView)}</tr>
      </thead>
      <tbody>
        ${sorted.slice(0, MOST_ROWS).map((row) => rowView(row, catalogue, keepHere))}
      </tbody>
    </table>
    ${rest > 0 ? html`<p>${say("more", { n: rest })}</p>` : nothing}
  `;
}

const columns = (): string[] => [
  say("column_question"),
  say("column_here"),
  say("column_copy"),
  say("column_would"),
];

function summaryView(rows: readonly Comparison[]): TemplateResult {
  const counts = ORDER.map((kind) => ({
    count: rows.filter((row) => row.kind === kind).length,
    text: say(COUNTED[kind]),
  }));
  return html`
    <ul>
      ${counts.filter(({ count }) => count > 0).map(({ count, text }) =>
        html`<li>${count} ${text}</li>`
      )}
    </ul>
  `;
}

/** Narrow screens show cells under each other, which must not cost a screen reader the table. */
function rowView(row: Comparison, catalogue: Catalogue, keepHere: boolean): TemplateResult {
  const { address, label, here, value, kind } = row;
  const question = catalogue.find(address) ? catalogue.label(address) : label || address;
  const text = shortened(question);
  const isKept = kind === "different" && keepHere;
  const texts = [
    here === undefined ? "" : catalogue.text(address, here),
    catalogue.text(address, value),
    say(isKept ? "dry_run_keeps" : OUTCOME[kind]),
  ];
  const [, ...names] = columns();
  return html`
    <tr role="row">
      <th scope="row" role="rowheader" dir="auto" data-column="" .textContent=${text}></th>
      ${texts.map((text, n) => cellView(text, names[n] ?? ""))}
    </tr>
  `;
}

const headView = (title: string): TemplateResult =>
  html`<th scope="col" role="columnheader" dir="auto" data-column="">${title}</th>`;

/** @param column its name, where the heads are not beside it */
const cellView = (text: string, column: string): TemplateResult =>
  html`<td role="cell" dir="auto" data-column=${column} .textContent=${shortened(text)}></td>`;

const shortened = (text: string): string =>
  text.length > MOST_CHARACTERS
    ? say("shortened", { text: text.slice(0, MOST_CHARACTERS), n: text.length })
    : text;
