/** Where answers of an earlier edition belong in this one. Pure; forward only, and doing it twice changes nothing. */

import { type Address, type Answer, isAnswered, isSame, type Value } from "./value.ts";

/** The ids that have moved, as the generator writes them. */
export interface Moves {
  /** New ids by former ids, of worksheets, fields, columns and collections. */
  readonly places: Readonly<Record<string, string>>;
  /** Questions that several former ones were joined into. */
  readonly joined: readonly string[];
  readonly digest: string;
}

/** One answer that has to move. */
export interface Step {
  readonly to: Address;
  readonly value: Value;
  readonly savedAt: number;
  /** Former addresses; they are emptied. */
  readonly from: readonly Address[];
  /** Those of them whose value is not in the new one, and goes to the history. */
  readonly displaced: readonly Address[];
}

interface Arrival {
  readonly address: Address;
  readonly value: Value;
  readonly savedAt: number;
  readonly rank: number;
}

/** What has to change, and nothing when everything is in its place. */
export function planMoves(answers: Iterable<readonly [Address, Answer]>, moves: Moves): Step[] {
  const redirects = new IdRedirects(moves);
  const arriving = new Map<Address, Arrival[]>();
  for (const [address, { value, savedAt }] of answers) {
    if (!isAnswered(value)) continue;
    const { to, rank } = redirects.follow(address);
    const arrivals = arriving.get(to) ?? [];
    arrivals.push({ address, value, savedAt, rank });
    arriving.set(to, arrivals);
  }
  return [...arriving].map(([to, all]) => stepTo(to, all, redirects.isJoined(to)))
    .filter(({ from }) => from.length > 0);
}

/** What stands at the new address stays; the values of several former questions are joined. */
function stepTo(to: Address, all: readonly Arrival[], isJoined: boolean): Step {
  const here = all.find(({ address }) => address === to);
  const others = all.filter((one) => one !== here)
    .sort((a, b) => a.rank - b.rank || (a.address < b.address ? -1 : 1));
  const value = here?.value ?? merged(others, isJoined);
  const savedAt = here?.savedAt ?? Math.max(...others.map((one) => one.savedAt));
  const displaced = others.filter((one) => !holds(value, one.value, isJoined && !here));
  const from = others.map(({ address }) => address);
  return { to, value, savedAt, from, displaced: displaced.map(({ address }) => address) };
}

function merged(all: readonly Arrival[], isJoined: boolean): Value {
  const values = all.map(({ value }) => value);
  if (values.every((value) => typeof value !== "string")) return [...new Set(values.flat())];
  const isText = values.every((value) => typeof value === "string");
  if (isJoined && isText) return [...new Set(values)].join("\n\n");
  return all.reduce((newest, one) => (one.savedAt > newest.savedAt ? one : newest)).value;
}

function holds(value: Value, one: Value, isJoined: boolean): boolean {
  if (typeof value !== "string") {
    return typeof one !== "string" && one.every((id) => value.includes(id));
  }
  return isSame(value, one) || (isJoined && typeof one === "string" && value.includes(one));
}

/** The question of an address, and the row it was answered in. */
function questionOf(address: Address): { id: string; row?: string } {
  const parts = address.split("/");
  if (parts.length < 3) return { id: address };
  const [row] = parts.splice(-2, 1);
  return { id: parts.join("/"), row };
}

const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf("/")));

/** Where former ids lead. */
class IdRedirects {
  readonly #places: Map<string, string>;
  readonly #ranks: Map<string, number>;
  readonly #joined: Set<string>;

  constructor({ places, joined }: Moves) {
    this.#places = new Map(Object.entries(places));
    this.#ranks = new Map([...this.#places.keys()].map((id, rank) => [id, rank]));
    this.#joined = new Set(joined);
  }

  isJoined(address: Address): boolean {
    return this.#joined.has(questionOf(address).id);
  }

  follow(address: Address): { to: Address; rank: number } {
    const { id: former, row } = questionOf(address);
    const { id, rank } = this.#place(former);
    if (row === undefined) return { to: id, rank };
    const parent = parentOf(id);
    return { to: `${parent}/${this.#row(parent, row)}${id.slice(parent.length)}`, rank };
  }

  /** The nearest renamed parent decides, again and again. */
  #place(id: string): { id: string; rank: number } {
    for (let at = id; at; at = parentOf(at)) {
      const to = this.#places.get(at);
      if (to === undefined) continue;
      return { id: this.#place(to + id.slice(at.length)).id, rank: this.#ranks.get(at) ?? 0 };
    }
    return { id, rank: 0 };
  }

  /** The row of a next step ends in the id of its worksheet. */
  #row(parent: string, row: string): string {
    const cut = row.indexOf("-") + 1;
    if (parent.includes("/") || !cut) return row;
    return row.slice(0, cut) + this.#place(row.slice(cut)).id;
  }
}
