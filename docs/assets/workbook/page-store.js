// Answers that live no longer than this window: for a shared computer, or when nothing can be stored.

import { Answers } from "./answers.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./store.js").Change} Change */
/** @typedef {import("./store.js").Saved} Saved */

/** The same shape as the store; `sessionStorage` carries it from page to page within one window. */
export class PageStore {
  tab = "window";
  /** @type {Map<string, Answer>} */
  #answers = new Map();

  /** @param {import("./safe-storage.js").SafeStorage} [session] @param {string} [key] */
  constructor(session, key = "") {
    this.session = session;
    this.key = key;
    this.#answers = new Map(JSON.parse(session?.getItem(key) ?? "[]"));
  }

  async readAll() {
    return new Answers(this.#answers);
  }

  /** @param {string[]} addresses */
  async read(addresses) {
    return new Map([...this.#answers].filter(([address]) => addresses.includes(address)));
  }

  /** @param {Change[]} changes @returns {Promise<Saved[]>} */
  async save(changes) {
    const saved = changes.map(({ address, value, base }) => {
      const answer = { value, rev: base + 1, savedAt: Date.now(), tab: this.tab };
      this.#answers.set(address, answer);
      return { address, answer };
    });
    this.#keep();
    return saved;
  }

  async erase() {
    this.#answers.clear();
    this.#keep();
  }

  /** @param {string[]} addresses */
  async eraseSome(addresses) {
    for (const address of addresses) this.#answers.delete(address);
    this.#keep();
  }

  #keep() {
    this.session?.setItem(this.key, JSON.stringify([...this.#answers]));
  }

  async history() {
    return [];
  }
  async snapshots() {
    return [];
  }
  async snapshot() {}
  async tidy() {}
  async meta() {}
  async remember() {}
  async rejoin() {}
}
