/** Where a letter or a sum-up finds the answers that it names. */

import {
  type Answers,
  type Catalogue,
  isAnswered,
  MEMBERSHIP,
  type Row,
  textOf,
} from "../../kit.ts";
import type { Source } from "./compose.ts";

/** The list in which the answer of a gap is kept: `people` for `people/name`. */
export const listOf = (gap: string): string => gap.slice(0, gap.lastIndexOf("/"));
export const columnOf = (gap: string): string => gap.slice(gap.lastIndexOf("/") + 1);

/** Whether a gap names a column of a list or field of rows. */
export const isInRows = (gap: string, catalogue: Catalogue): boolean =>
  gap.split("/").length > 2 || catalogue.collection(listOf(gap)) !== undefined;

export const rowsOfKind = (answers: Answers, list: string, kind: string): Row[] =>
  answers.rows(list).filter((row) => !kind || row.choices(MEMBERSHIP).includes(kind));

/** The row that was written in last: the reader most likely has that one in mind. */
export function latestOf(rows: readonly Row[]): string {
  let latest: Row | undefined;
  for (const row of rows) if (!latest || row.savedAt >= latest.savedAt) latest = row;
  return latest?.id ?? "";
}

/**
 * @param list the list that the letter is about one row of, or ""
 * @param chosen the id of that row
 */
export function sourceOf(
  answers: Answers,
  catalogue: Catalogue,
  list: string,
  chosen: string,
): Source {
  const addressIn = (gap: string, row = "") => {
    if (!isInRows(gap, catalogue)) return gap;
    return `${listOf(gap)}/${listOf(gap) === list ? chosen : row}/${columnOf(gap)}`;
  };
  return {
    say(gap, row) {
      const address = addressIn(gap, row);
      const value = answers.value(address);
      return isAnswered(value) ? catalogue.text(address, value) : "";
    },
    rows(gap) {
      if (!isInRows(gap, catalogue) || listOf(gap) === list) return undefined;
      return { list: listOf(gap), rows: answers.rows(listOf(gap)).map(({ id }) => id) };
    },
    several(gap) {
      const value = answers.value(gap);
      if (value === undefined || typeof value === "string") return undefined;
      if (isInRows(gap, catalogue)) return undefined;
      return value.map((one) => catalogue.text(gap, [one]));
    },
  };
}

/** What a row is called in a choice: its first column. */
export const nameOf = (row: Row, catalogue: Catalogue): string =>
  textOf(row.value(catalogue.collection(row.list)?.columns[0]?.id ?? "")).trim();
