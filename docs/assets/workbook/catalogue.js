// The questions behind the answers: what an address is called, and where it belongs.

import { SITE } from "./site.js";
import { words, writtenDay } from "./words.js";

/**
 * @typedef {{id: string, type: string, prompt: string, save?: "never", share?: "ask", options?: Record<string, string>, columns?: Question[], fixed_rows?: Record<string, string>}} Question
 * @typedef {{id: string, title: string, fields: Question[]}} Sheet
 * @typedef {{id: string, title: string, columns: Question[], kinds?: Record<string, string>}} Collection
 * @typedef {{title: string, edition: string, chapters: {id: string, title: string, worksheets: Sheet[]}[], collections: Collection[]}} Data
 */

const SEVERAL = ["multiple_choice", "checklist"];
/** A tick that stands alone has no text of its own. */
const TICKED = /** @type {Record<string, string>} */ ({ yes: words.yes });
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @type {Promise<Catalogue> | undefined} */
let loading;

/** Asked for once on a page; one that did not come is asked for again. */
export function loadCatalogue() {
  loading ??= ask().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function ask() {
  const response = await fetch(new URL("catalogue.json", import.meta.url));
  return new Catalogue(await response.json());
}

export class Catalogue {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    /** @type {Map<string, {question: Question, within: string}>} */
    this.questions = new Map();
    for (const { worksheets } of data.chapters) for (const sheet of worksheets) this.#add(sheet.id, sheet.title, sheet.fields);
    for (const list of data.collections) this.#add(list.id, list.title, columnsOf(list));
  }

  /** @param {string} owner @param {string} within @param {Question[]} questions */
  #add(owner, within, questions) {
    for (const question of questions) {
      this.questions.set(`${owner}/${question.id}`, { question, within });
      for (const column of question.columns ?? []) {
        this.questions.set(`${owner}/${question.id}/${column.id}`, { question: column, within: `${within}: ${question.prompt}` });
      }
    }
  }

  /** The question an address answers: row ids are not part of it. @param {string} address */
  find(address) {
    const column = address.lastIndexOf("/");
    const row = address.lastIndexOf("/", column - 1);
    return this.questions.get(row < 0 ? address : address.slice(0, row) + address.slice(column));
  }

  /** The question that a letter or a sum-up names: its address has no row in it. @param {string} gap */
  asked = (gap) => this.questions.get(gap)?.question;

  /** @param {string} address */
  label = (address) => {
    const found = this.find(address);
    return found ? `${found.within}: ${found.question.prompt}` : address;
  };

  /** An answer in words. @param {string} address @param {import("./answer.js").Value} value */
  text(address, value) {
    const { type = "", options = type === "checklist" ? TICKED : {} } = this.find(address)?.question ?? {};
    if (type === "date" && DAY.test(String(value)) && Date.parse(String(value))) return writtenDay(String(value));
    return [value].flat().map((one) => (Object.hasOwn(options, one) ? options[one] : one)).join("; ");
  }

  /** A value in the shape its question asks for, with all its words. @param {string} address @param {import("./answer.js").Value} value */
  shaped(address, value) {
    const question = this.find(address)?.question;
    const several = question ? SEVERAL.includes(question.type) : address.endsWith("/kinds") || Array.isArray(value);
    if (several) return typeof value === "string" ? [value].filter(Boolean) : value;
    return typeof value === "string" ? value : value.join("; ");
  }

  /** @param {string} worksheet */
  place(worksheet) {
    for (const chapter of this.data.chapters) {
      const sheet = chapter.worksheets.find(({ id }) => id === worksheet);
      if (sheet) return { title: sheet.title, url: new URL(`${chapter.id}/${sheet.id}/`, SITE) };
    }
    return undefined;
  }
}

/** The columns of a shared list, and which of its kinds a row is of. @param {Collection} list @returns {Question[]} */
export const columnsOf = ({ columns, kinds }) =>
  kinds ? [...columns, { id: "kinds", type: "multiple_choice", prompt: words.kinds, options: kinds }] : columns;
