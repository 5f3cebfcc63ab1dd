// Brings answers of an earlier edition to the ids of this one. Forward only, all or none, and twice is once.

import { emptied, isAnswered, isSame } from "./answer.js";
import { words } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {{places: Record<string, string>, joined: string[], digest: string}} Moves */
/** @typedef {{address: string, value: Value, savedAt: number, rank: number}} Words */
/** @typedef {{to: string, value: Value, savedAt: number, from: string[], aside: string[]}} Step
 *   `from` are emptied; the words of `aside`, some of them, go to the history */

/** What has to change, and nothing when all is in its place. @param {Map<string, Answer>} answers @param {Moves} moves @returns {Step[]} */
export function plan(answers, moves) {
  const way = new Way(moves);
  /** @type {Map<string, Words[]>} */
  const arriving = new Map();
  for (const [address, { value, savedAt }] of answers) {
    if (!isAnswered(value)) continue;
    const { to, rank } = way.follow(address);
    arriving.set(to, [...(arriving.get(to) ?? []), { address, value, savedAt, rank }]);
  }
  const steps = [...arriving].map(([to, all]) => settle(to, all, way.joined.has(questionOf(to).id)));
  return steps.filter(({ from }) => from.length);
}

/** What stands at the new address stays; the words of several former questions are joined. @param {string} to @param {Words[]} all @param {boolean} joined @returns {Step} */
function settle(to, all, joined) {
  const here = all.find(({ address }) => address === to);
  const others = all.filter((one) => one !== here).sort((a, b) => a.rank - b.rank || (a.address < b.address ? -1 : 1));
  const value = here?.value ?? merged(others, joined);
  const savedAt = here?.savedAt ?? Math.max(...others.map(({ savedAt }) => savedAt));
  const aside = others.filter((one) => !holds(value, one.value, joined && !here));
  return { to, value, savedAt, from: others.map(({ address }) => address), aside: aside.map(({ address }) => address) };
}

/** @param {Words[]} all @param {boolean} joined @returns {Value} */
function merged(all, joined) {
  const values = all.map(({ value }) => value);
  if (values.every(Array.isArray)) return [...new Set(values.flat())];
  const text = [...new Set(values)].join("\n\n");
  const fits = joined && values.every((value) => typeof value === "string");
  return fits ? text : all.reduce((newest, one) => (one.savedAt > newest.savedAt ? one : newest)).value;
}

/** @param {Value} value @param {Value} one @param {boolean} joined */
function holds(value, one, joined) {
  if (Array.isArray(value)) return Array.isArray(one) && one.every((id) => value.includes(id));
  return isSame(value, one) || (joined && typeof one === "string" && value.includes(one));
}

/** The question of an address, and the row it was answered in. @param {string} address */
function questionOf(address) {
  const parts = address.split("/");
  if (parts.length < 3) return { id: address };
  const [row] = parts.splice(-2, 1);
  return { id: parts.join("/"), row };
}

/** @param {string} id */
const holderOf = (id) => id.slice(0, Math.max(0, id.lastIndexOf("/")));

/** Where former ids lead. */
class Way {
  /** @param {Moves} moves */
  constructor({ places, joined }) {
    this.places = new Map(Object.entries(places));
    this.ranks = new Map([...this.places.keys()].map((id, rank) => [id, rank]));
    this.joined = new Set(joined);
  }

  /** @param {string} address */
  follow(address) {
    const { id: former, row } = questionOf(address);
    const { id, rank } = this.#place(former);
    if (row === undefined) return { to: id, rank };
    const holder = holderOf(id);
    return { to: `${holder}/${this.#row(holder, row)}${id.slice(holder.length)}`, rank };
  }

  /** The nearest renamed holder decides, again and again. @param {string} id @returns {{id: string, rank: number}} */
  #place(id) {
    for (let at = id; at; at = holderOf(at)) {
      const to = this.places.get(at);
      if (to !== undefined) return { id: this.#place(to + id.slice(at.length)).id, rank: this.ranks.get(at) ?? 0 };
    }
    return { id, rank: 0 };
  }

  /** A next step's row ends in the id of its worksheet. @param {string} holder @param {string} row */
  #row(holder, row) {
    const cut = row.indexOf("-") + 1;
    const worksheet = !holder.includes("/") && cut ? this.places.get(row.slice(cut)) : undefined;
    return worksheet ? row.slice(0, cut) + worksheet : row;
  }
}

/** @typedef {import("./store.js").Store} Store */

/**
 * Move everything in one transaction; the first thing in it is a snapshot.
 * @param {Store} store @param {Moves} moves @returns {Promise<string[]>} the addresses that changed
 */
export async function migrate(store, moves) {
  /** @type {Step[]} */
  let steps = [];
  await store.rewrite((tx, answers) => {
    steps = plan(answers, moves);
    if (steps.length) tx.objectStore("snapshots").add({ at: Date.now(), why: words.before_moves, answers: [...answers] });
    for (const step of steps) take(tx, answers, step, store.tab);
    tx.objectStore("meta").put(moves, "moves");
  });
  return steps.flatMap(({ to, from }) => [to, ...from]);
}

/** Former records stay, empty: a record that is missing would count as lost. @param {IDBTransaction} tx @param {Map<string, Answer>} answers @param {Step} step @param {string} tab */
function take(tx, answers, { to, value, savedAt, from, aside }, tab) {
  const here = answers.get(to);
  const former = from.map((address) => ({ address, answer: /** @type {Answer} */ (answers.get(address)) }));
  for (const { address, answer } of former) {
    if (aside.includes(address)) tx.objectStore("history").add({ ...answer, address: to, why: "migrate" });
    const { value, rev } = answer;
    tx.objectStore("answers").put({ value: emptied(value), rev: rev + 1, savedAt: Date.now(), tab }, address);
    takeHistory(tx.objectStore("history"), address, to);
  }
  if (isSame(here?.value, value)) return;
  tx.objectStore("answers").put({ value, rev: (here?.rev ?? 0) + 1, savedAt, tab, kept: savedAt }, to);
}

/** Earlier words follow their answer, so that they are found, and erased, with it. @param {IDBObjectStore} history @param {string} address @param {string} to */
function takeHistory(history, address, to) {
  const cursor = history.index("address").openCursor(address);
  cursor.onsuccess = () => {
    if (!cursor.result) return;
    cursor.result.update({ ...cursor.result.value, address: to });
    cursor.result.continue();
  };
}

/**
 * The first page of a new edition: what is still under way goes in first, or it would come too late.
 * @param {Store} store @param {ReturnType<import("./tail.js").createTail>} tail @param {string} digest of the moves that the page was made with
 * @returns {Promise<boolean>} whether anything moved
 */
export async function bringAlong(store, tail, digest) {
  const response = await fetch(new URL("catalogue.json", import.meta.url), { cache: "no-cache" });
  const { moves } = await response.json();
  // A page and a list of two editions would send answers where the page does not look.
  if (moves?.digest !== digest) return false;
  const left = tail.read();
  if (left.length) await store.save(left, "theirs");
  tail.forget();
  return (await migrate(store, moves)).length > 0;
}

/**
 * Every page: whether anything stands under a former id, as far as the page knows.
 * @param {Store} store @param {Map<string, Answer>} answers @param {string} digest
 */
export async function bringStray(store, answers, digest) {
  /** @type {Moves | undefined} */
  const moves = await store.meta("moves");
  return moves?.digest === digest && plan(answers, moves).length ? migrate(store, moves) : [];
}
