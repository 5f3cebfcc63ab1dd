// The questions behind the answers: what an address is called, and where it belongs.

/**
 * @typedef {{id: string, type: string, prompt: string, options?: Record<string, string>, columns?: Question[], fixed?: Record<string, string>}} Question
 * @typedef {{id: string, title: string, fields: Question[]}} Sheet
 * @typedef {{title: string, edition: string, chapters: {id: string, title: string, worksheets: Sheet[]}[], collections: {id: string, title: string, columns: Question[]}[]}} Data
 */

export const SITE = new URL("../../", import.meta.url);

/** @returns {Promise<Catalogue>} */
export async function loadCatalogue() {
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
    for (const { id, title, columns } of data.collections) this.#add(id, title, columns);
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
    const parts = address.split("/");
    const key = parts.length === 2 ? address : [...parts.slice(0, -2), parts.at(-1)].join("/");
    return this.questions.get(key);
  }

  /** @param {string} address */
  label = (address) => {
    const found = this.find(address);
    return found ? `${found.within}: ${found.question.prompt}` : address;
  };

  /** An answer in words. @param {string} address @param {import("./answer.js").Value} value */
  text(address, value) {
    const options = this.find(address)?.question.options ?? { yes: "Yes" };
    return [value].flat().map((one) => options[one] ?? one).join("; ");
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
