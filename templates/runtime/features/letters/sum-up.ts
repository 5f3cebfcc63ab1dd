/** A sum-up on a worksheet's page: earlier answers to read, as they are now. */

import {
  type Catalogue,
  type Context,
  html,
  loadCatalogue,
  nothing,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { type Pair, type Summary, summaryOf, type Table } from "./summary.ts";
import { say } from "./texts.ts";

export const widget: Widget = {
  mount: async (context) => new SumUp(context, await loadCatalogue()),
};

class SumUp implements View {
  readonly #named: readonly string[];
  readonly #kind: string;

  constructor(private readonly context: Context, private readonly catalogue: Catalogue) {
    const { answers: named = "", kind = "" } = context.place.dataset;
    this.#named = named.split(" ");
    this.#kind = kind;
  }

  view(): TemplateResult {
    const { answers } = this.context;
    return summaryView(summaryOf(this.#named, answers, this.catalogue, this.#kind));
  }
}

function summaryView({ pairs, tables }: Summary): TemplateResult {
  const isEmpty = !pairs.length && !tables.length;
  return html`
    <div class="wb-computed__text">
      ${pairs.length ? html`<dl>${pairs.map(pairView)}</dl>` : nothing} ${tables.map(tableView)}
      ${isEmpty ? html`<p class="wb-hint">${say("sum_up_empty")}</p>` : nothing}
    </div>
  `;
}

const pairView = ({ prompt, text }: Pair) =>
  html`
    <dt>${prompt}</dt>
    <dd dir="auto">${text}</dd>
  `;

/** Narrow screens show cells under each other, which must not cost a screen reader the table. */
function tableView({ corner, names, lines }: Table): TemplateResult {
  const head = (text: string) => html`<th role="columnheader" dir="auto">${text}</th>`;
  const cell = (text: string, n: number) =>
    html`<td role="cell" dir="auto" data-column=${names[n] ?? ""}>${text}</td>`;
  return html`
    <table class="wb-table" role="table">
      <thead>
        <tr role="row">${[corner, ...names].map(head)}</tr>
      </thead>
      <tbody>
        ${lines.map(({ prompt, texts }) =>
          html`
            <tr role="row">
              <th role="rowheader" dir="auto">${prompt}</th>
              ${texts.map(cell)}
            </tr>
          `
        )}
      </tbody>
    </table>
  `;
}
