/** One row of a list: a person, a step, a diary entry. It exists while one of its cells says something. */

import { isDay } from "./dates.ts";
import {
  type Address,
  type Answer,
  type Change,
  emptied,
  isAnswered,
  textOf,
  type Value,
} from "./value.ts";

/** The column that says which lists a row belongs to. It alone does not make a row. */
export const MEMBERSHIP = "kinds";

export type Cells = ReadonlyMap<string, Answer>;

export class Row {
  constructor(
    /** A collection, or `worksheet/field`. */
    readonly list: string,
    readonly id: string,
    readonly cells: Cells = new Map(),
  ) {}

  address(column: string): Address {
    return `${this.list}/${this.id}/${column}`;
  }

  value(column: string): Value | undefined {
    return this.cells.get(column)?.value;
  }

  text(column: string): string {
    return textOf(this.value(column)).trim();
  }

  /** A day as 2026-11-22, or "" for anything else. */
  day(column: string): string {
    const text = this.text(column);
    return isDay(text) ? text : "";
  }

  number(column: string): number | undefined {
    const text = this.text(column);
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
  }

  choices(column: string): readonly string[] {
    const value = this.value(column) ?? [];
    return typeof value === "string" ? [value].filter(Boolean) : value;
  }

  isTicked(column: string): boolean {
    return isAnswered(this.value(column));
  }

  /** Whether a cell says something, apart from which lists it is in. */
  get isBlank(): boolean {
    for (const [column, { value }] of this.cells) {
      if (column !== MEMBERSHIP && isAnswered(value)) return false;
    }
    return true;
  }

  /** When it was last written in, in milliseconds since 1970; 0 for never. */
  get savedAt(): number {
    return Math.max(0, ...[...this.cells.values()].map(({ savedAt }) => savedAt));
  }

  /** The changes that write these values into it. */
  with(values: Readonly<Record<string, Value>>): Change[] {
    return Object.entries(values).map(([column, value]) => ({
      address: this.address(column),
      value,
    }));
  }

  /** The changes that take the row away. */
  emptied(): Change[] {
    const said = [...this.cells].filter(([, { value }]) => isAnswered(value));
    return said.map(([column, { value }]) => ({
      address: this.address(column),
      value: emptied(value),
    }));
  }
}
