/** What a sum-up shows of earlier answers: questions with their answers, and lists as tables. Pure. */

import { type Answers, type Catalogue, isAnswered, type Row } from "../../kit.ts";
import { BLANK } from "./compose.ts";
import { columnOf, isInRows, listOf, rowsOfKind } from "./source.ts";

/** As many rows of a list as stand side by side. */
const MOST_COLUMNS = 4;

export interface Pair {
  readonly prompt: string;
  readonly text: string;
}

/** Rows of a list side by side: each has a column, and each question a line. */
export interface Table {
  /** What the names in the head are: the question of the first column. */
  readonly corner: string;
  readonly names: readonly string[];
  readonly lines: readonly { readonly prompt: string; readonly texts: readonly string[] }[];
}

export interface Summary {
  readonly pairs: readonly Pair[];
  readonly tables: readonly Table[];
}

/**
 * @param named the questions to show: `worksheet/field`, `worksheet/field/column` or `list/column`
 * @param kind only rows of this kind; "" for all
 */
export function summaryOf(
  named: readonly string[],
  answers: Answers,
  catalogue: Catalogue,
  kind: string,
): Summary {
  const alone = named.filter((name) => !isInRows(name, catalogue));
  const inRows = named.filter((name) => isInRows(name, catalogue));
  const lists = [...new Set(inRows.map(listOf))];
  const tables = lists.flatMap((list) => {
    const questions = inRows.filter((name) => listOf(name) === list);
    return tablesOf(questions, rowsOfKind(answers, list, kind), catalogue);
  });
  return { pairs: alone.flatMap((name) => pairOf(name, answers, catalogue)), tables };
}

function pairOf(name: string, answers: Answers, catalogue: Catalogue): Pair[] {
  const value = answers.value(name);
  if (!isAnswered(value)) return [];
  return [{ prompt: promptOf(name, catalogue), text: catalogue.text(name, value) }];
}

/** Rows in which none of these questions is answered are left out. */
function tablesOf(questions: readonly string[], rows: readonly Row[], catalogue: Catalogue) {
  const written = rows.filter((row) => questions.some((name) => row.isTicked(columnOf(name))));
  const tables: Table[] = [];
  for (let n = 0; n < written.length; n += MOST_COLUMNS) {
    tables.push(tableOf(questions, written.slice(n, n + MOST_COLUMNS), catalogue));
  }
  return tables;
}

function tableOf(
  [first = "", ...others]: readonly string[],
  rows: readonly Row[],
  catalogue: Catalogue,
): Table {
  const textsOf = (name: string) => rows.map((row) => textOf(row, columnOf(name), catalogue));
  return {
    corner: promptOf(first, catalogue),
    names: textsOf(first),
    lines: others.map((name) => ({ prompt: promptOf(name, catalogue), texts: textsOf(name) })),
  };
}

function textOf(row: Row, column: string, catalogue: Catalogue): string {
  const value = row.value(column);
  return isAnswered(value) ? catalogue.text(row.address(column), value) : BLANK;
}

const promptOf = (name: string, catalogue: Catalogue): string =>
  catalogue.named(name)?.prompt ?? "";
