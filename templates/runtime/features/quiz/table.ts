/** The figures of the charts as tables, a few check-ins in each, so that none is cut off on a phone or on paper. */

import { html, nothing, type TemplateResult } from "../../kit.ts";
import { say } from "./texts.ts";

export interface Column {
  readonly name: string;
  readonly day: string;
  readonly cells: readonly (string | TemplateResult)[];
}

const ACROSS = 4;

/** @param rows names of the rows */
export function tablesView(
  title: string,
  rows: readonly string[],
  columns: readonly Column[],
): TemplateResult[] {
  const tables: TemplateResult[] = [];
  for (let n = 0; n < columns.length; n += ACROSS) {
    tables.push(tableView(title, rows, columns.slice(n, n + ACROSS)));
  }
  return tables;
}

function tableView(title: string, rows: readonly string[], columns: readonly Column[]) {
  const isShown = (name: string, n: number) => name || columns.some(({ cells }) => cells[n]);
  return html`
    <table class="wb-scores" aria-label=${title}>
      <thead>
        <tr>
          <th scope="col">${say("column_part")}</th>
          ${columns.map(headView)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((name, n) => (isShown(name, n) ? rowView(name, n, columns) : nothing))}
      </tbody>
    </table>
  `;
}

const headView = ({ name, day }: Column): TemplateResult =>
  html`<th scope="col">${name}${day ? html`<br /><small>${day}</small>` : nothing}</th>`;

function rowView(name: string, n: number, columns: readonly Column[]): TemplateResult {
  const head = name ? html`<th scope="row">${name}</th>` : html`<td></td>`;
  return html`<tr>${head}${columns.map(({ cells }) => html`<td>${cells[n] || nothing}</td>`)}</tr>`;
}
