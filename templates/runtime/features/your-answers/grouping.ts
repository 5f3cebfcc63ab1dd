/**
 * Puts addresses in the order of the workbook: chapter, worksheet, question; then shared lists, then what the workbook
 * no longer knows. Nothing is left out: what finds no place stands at the end. Pure.
 */

import {
  type Address,
  type Catalogue,
  columnsOf,
  MEMBERSHIP,
  type Question,
  siteUrl,
} from "../../kit.ts";
import { say } from "./texts.ts";

/** One answer and what was asked, if the workbook still knows it. */
export interface Line {
  readonly prompt: string;
  readonly address: Address;
  readonly question?: Question;
}

export interface RowLines {
  /** The name of a fixed row, or "". */
  readonly name: string;
  readonly lines: readonly Line[];
}

/** The rows of a field or a list, of which there is at least one. */
export interface RowsItem {
  /** "" for a shared list. */
  readonly prompt: string;
  readonly rows: readonly RowLines[];
}

export type Item = Line | RowsItem;

/** A worksheet or a list. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly items: readonly Item[];
}

export interface Part {
  readonly title: string;
  readonly hint?: string;
  readonly groups: readonly Group[];
}

/** The id of the group of what the catalogue does not know. */
export const EARLIER = "";

export function groupAddresses(addresses: Iterable<Address>, catalogue: Catalogue): Part[] {
  const unplaced = new UnplacedAddresses(addresses);
  const { chapters, collections } = catalogue.data;
  const parts: Part[] = chapters.map((chapter) => ({
    title: chapter.title,
    groups: chapter.worksheets.map(({ id, title, fields }) => ({
      id,
      title,
      url: siteUrl(`${chapter.id}/${id}/`),
      items: fields.flatMap((field) => unplaced.take(id, field)),
    })),
  }));
  const lists: Group[] = collections.map((list) => ({
    id: list.id,
    title: list.title,
    items: unplaced.takeRows(list.id, "", columnsOf(list)),
  }));
  const left = unplaced.left().map((address) => ({ prompt: address, address }));
  const earlier: Part = {
    title: say("earlier_editions"),
    hint: say("earlier_editions_hint"),
    groups: [{ id: EARLIER, title: "", items: left }],
  };
  return [...parts, { title: say("lists"), groups: lists }, earlier]
    .map(({ groups, ...part }) => ({ ...part, groups: groups.filter(hasItems) }))
    .filter(({ groups }) => groups.length > 0);
}

const hasItems = ({ items }: Group): boolean => items.length > 0;

/** Addresses that have found no place yet. */
class UnplacedAddresses {
  readonly #left: Set<Address>;
  /** By list, row and column. */
  readonly #rows = new Map<string, Map<string, Map<string, Address>>>();

  constructor(addresses: Iterable<Address>) {
    this.#left = new Set(addresses);
    for (const address of this.#left) {
      const end = address.lastIndexOf("/");
      const start = address.lastIndexOf("/", end - 1);
      if (start < 0) continue;
      const [list, row] = [address.slice(0, start), address.slice(start + 1, end)];
      const rows = this.#rows.get(list) ?? new Map<string, Map<string, Address>>();
      const cells = rows.get(row) ?? new Map<string, Address>();
      this.#rows.set(list, rows.set(row, cells.set(address.slice(end + 1), address)));
    }
  }

  left(): Address[] {
    return [...this.#left].sort();
  }

  /** What belongs to a question: nothing, a line, or rows. */
  take(owner: string, question: Question): Item[] {
    const { prompt, columns, fixed_rows } = question;
    const address = `${owner}/${question.id}`;
    if (columns) return this.takeRows(address, prompt, columns, fixed_rows);
    return this.#left.delete(address) ? [{ prompt, address, question }] : [];
  }

  /** Fixed rows come in their order, the others from the oldest on. */
  takeRows(
    list: string,
    prompt: string,
    columns: readonly Question[],
    fixed: Readonly<Record<string, string>> = {},
  ): RowsItem[] {
    const found = this.#rows.get(list) ?? new Map<string, Map<string, Address>>();
    const named = Object.keys(fixed).filter((id) => found.has(id));
    const others = [...found.keys()].filter((id) => !named.includes(id)).sort();
    const rows = [...named, ...others].map((id) => ({
      name: named.includes(id) ? fixed[id] ?? "" : "",
      lines: this.#takeLines(found.get(id) ?? new Map<string, Address>(), columns),
    }));
    const shown = rows.filter(({ lines }) => lines.some(isContent));
    return shown.length ? [{ prompt, rows: shown }] : [];
  }

  #takeLines(cells: ReadonlyMap<string, Address>, columns: readonly Question[]): Line[] {
    const lines = columns.map((question) => {
      const { id, prompt } = question;
      return { prompt, address: cells.get(id) ?? "", question };
    });
    return lines.filter(({ address }) => this.#left.delete(address));
  }
}

/** Which lists a row is in says nothing without the row. */
const isContent = ({ address }: Line): boolean => !address.endsWith(`/${MEMBERSHIP}`);

export const isRows = (item: Item): item is RowsItem => "rows" in item;

/** Every line of a group. */
export const linesOf = ({ items }: Group): Line[] =>
  items.flatMap((item) => (isRows(item) ? item.rows.flatMap(({ lines }) => lines) : [item]));

export const addressesOf = (group: Group): Address[] =>
  linesOf(group).map(({ address }) => address);

/** What a group is called in a choice. */
export const nameOf = ({ title }: Group): string => title || say("earlier_editions");
