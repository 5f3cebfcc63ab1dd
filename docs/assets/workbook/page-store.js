// Answers that live no longer than the page: for a browser that cannot save.

import { Answers } from "./answers.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./store.js").Change} Change */
/** @typedef {import("./store.js").Saved} Saved */

/** What a page asks of the store, from memory. */
export class PageStore {
  tab = "window";

  /** @param {Map<string, Answer>} [answers] @param {(answers: Map<string, Answer>) => void} [onChange] */
  constructor(answers = new Map(), onChange = () => {}) {
    this.answers = answers;
    this.onChange = onChange;
  }

  async readAll() {
    return new Answers(this.answers);
  }

  /** @param {string[]} addresses */
  async read(addresses) {
    return new Map([...this.answers].filter(([address]) => addresses.includes(address)));
  }

  /** @param {Change[]} changes @returns {Promise<Saved[]>} */
  async save(changes) {
    const saved = changes.map(({ address, value, base }) => {
      const answer = { value, rev: base + 1, savedAt: Date.now(), tab: this.tab };
      this.answers.set(address, answer);
      return { address, answer };
    });
    this.onChange(this.answers);
    return saved;
  }

  async history() {
    return [];
  }
  async snapshots() {
    return [];
  }
  async meta() {}
  async rejoin() {}
}
