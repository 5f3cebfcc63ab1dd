/** The questions behind the answers: what an address is called, and where it belongs. */

import { message, writtenDay } from "../ui/messages.ts";
import { SITE, siteUrl } from "../ui/site.ts";
import { isDay } from "./dates.ts";
import type { Moves } from "./moves.ts";
import { MEMBERSHIP } from "./row.ts";
import type { Address, Value } from "./value.ts";

export interface Question {
  readonly id: string;
  readonly type: string;
  readonly prompt: string;
  readonly save?: "never";
  readonly share?: "ask";
  readonly options?: Readonly<Record<string, string>>;
  readonly columns?: readonly Question[];
  readonly fixed_rows?: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Question[];
}

export interface Collection {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Question[];
  readonly kinds?: Readonly<Record<string, string>>;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly worksheets: readonly Sheet[];
}

/** `catalogue.json`, as the generator writes it. */
export interface CatalogueData {
  readonly title: string;
  readonly edition: string;
  readonly chapters: readonly Chapter[];
  readonly collections: readonly Collection[];
  readonly moves?: Moves;
}

const SEVERAL = ["multiple_choice", "checklist"];

let loading: Promise<Catalogue> | undefined;

/** Asked for once on a page; one that did not come is asked for again. */
export function loadCatalogue(): Promise<Catalogue> {
  loading ??= fetchCatalogue().then((data) => new Catalogue(data)).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

export async function fetchCatalogue(options: RequestInit = {}): Promise<CatalogueData> {
  const response = await fetch(new URL("assets/workbook/catalogue.json", SITE), options);
  return response.json();
}

export class Catalogue {
  readonly #questions = new Map<string, { question: Question; within: string }>();

  constructor(readonly data: CatalogueData) {
    for (const { worksheets } of data.chapters) {
      for (const sheet of worksheets) this.#add(sheet.id, sheet.title, sheet.fields);
    }
    for (const list of data.collections) this.#add(list.id, list.title, columnsOf(list));
  }

  #add(owner: string, within: string, questions: readonly Question[]): void {
    for (const question of questions) {
      const key = `${owner}/${question.id}`;
      this.#questions.set(key, { question, within });
      for (const column of question.columns ?? []) {
        const inside = `${within}: ${question.prompt}`;
        this.#questions.set(`${key}/${column.id}`, { question: column, within: inside });
      }
    }
  }

  /** The question that an address answers: row ids are not part of it. */
  find(address: Address): { question: Question; within: string } | undefined {
    const column = address.lastIndexOf("/");
    const row = address.lastIndexOf("/", column - 1);
    const key = row < 0 ? address : address.slice(0, row) + address.slice(column);
    return this.#questions.get(key);
  }

  /** The question that a letter or a sum-up names: its address has no row in it. */
  named(gap: string): Question | undefined {
    return this.#questions.get(gap)?.question;
  }

  collection(id: string): Collection | undefined {
    return this.data.collections.find((list) => list.id === id);
  }

  label(address: Address): string {
    const found = this.find(address);
    return found ? `${found.within}: ${found.question.prompt}` : address;
  }

  /** An answer in words. */
  text(address: Address, value: Value): string {
    const { type = "", options } = this.find(address)?.question ?? {};
    if (type === "date" && isDay(value)) return writtenDay(value);
    const textOf = (one: string) => options && Object.hasOwn(options, one) && options[one];
    return [value].flat().map((one) => textOf(one) || textOfTick(type, one)).join("; ");
  }

  /** A value in the shape that its question asks for, with all its words. */
  shaped(address: Address, value: Value): Value {
    const question = this.find(address)?.question;
    const isSeveral = question
      ? SEVERAL.includes(question.type)
      : address.endsWith(`/${MEMBERSHIP}`) || typeof value !== "string";
    if (isSeveral) return typeof value === "string" ? [value].filter(Boolean) : value;
    return typeof value === "string" ? value : value.join("; ");
  }

  /** Where a worksheet is. */
  place(worksheet: string): { title: string; url: string } | undefined {
    for (const chapter of this.data.chapters) {
      const sheet = chapter.worksheets.find(({ id }) => id === worksheet);
      if (sheet) return { title: sheet.title, url: siteUrl(`${chapter.id}/${sheet.id}/`) };
    }
    return undefined;
  }
}

/** A tick that stands alone has no text of its own. */
const textOfTick = (type: string, value: string): string =>
  type === "checklist" && value === "yes" ? message("yes") : value;

/** The columns of a shared list, and which of its kinds a row is of. */
export function columnsOf({ columns, kinds }: Collection): readonly Question[] {
  if (!kinds) return columns;
  const membership: Question = {
    id: MEMBERSHIP,
    type: "multiple_choice",
    prompt: message("kinds"),
    options: kinds,
  };
  return [...columns, membership];
}
