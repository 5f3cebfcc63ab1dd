/** Somebody who publishes edition after edition, and renames, moves and joins questions in between. */

import type { Moves } from "../answers/moves.ts";
import { Random } from "./random.ts";

/** A worksheet, a collection, a question or a column. Its ids change; it stays the same object. */
export interface Item {
  id: string;
  readonly kind: "worksheet" | "collection" | "text" | "choices" | "entries";
  parent: Item | undefined;
  readonly formerly: string[];
  /** The question that it was joined into. */
  joinedInto?: Item;
}

export const idOf = (item: Item): string =>
  item.parent ? `${idOf(item.parent)}/${item.id}` : item.id;

/** The ids of all items in one edition. */
export type Edition = ReadonlyMap<Item, string>;

export class Author {
  readonly items: Item[] = [];
  #count = 0;

  constructor(private readonly random: Random) {
    for (let n = 0; n < 3; n++) {
      const worksheet = this.#add("worksheet");
      for (let m = 0; m < 2; m++) this.#add("text", worksheet);
      this.#add("choices", worksheet);
      this.#addColumns(this.#add("entries", worksheet));
    }
    for (let n = 0; n < 2; n++) this.#addColumns(this.#add("collection"));
  }

  present(): Item[] {
    return this.items.filter((item) => !item.joinedInto);
  }

  edition(): Edition {
    return new Map(this.present().map((item) => [item, idOf(item)]));
  }

  edit(): void {
    const edits = [this.#rename, this.#rename, this.#moveToWorksheet, this.#join];
    this.random.pick(edits).call(this);
  }

  /** As the generator writes them: a former id under its former parent, and under the parent of now. */
  moves(): Moves {
    const present = this.present();
    const used = new Set(present.map(idOf));
    const places: Record<string, string> = {};
    const former = present.flatMap((item) => item.formerly.map((id) => [id, idOf(item)] as const));
    const depth = (id: string) => id.split("/").length;
    for (const [id, now] of former.sort(([a], [b]) => depth(a) - depth(b))) {
      const parent = parentOf(id);
      for (const known of [id, placeOf(parent, places) + id.slice(parent.length)]) {
        if (!used.has(known)) places[known] ??= now;
      }
    }
    const targets = new Set(Object.values(places));
    const isReached = (id: string): boolean =>
      id !== "" && (targets.has(id) || isReached(parentOf(id)));
    const joined = present.filter(({ kind }) => kind === "text").map(idOf).filter(isReached);
    return { places, joined, digest: JSON.stringify(places) };
  }

  #add(kind: Item["kind"], parent?: Item): Item {
    const item: Item = { id: this.#newId(), kind, parent, formerly: [] };
    this.items.push(item);
    return item;
  }

  #addColumns(list: Item): void {
    this.#add("text", list);
    this.#add("text", list);
    this.#add("choices", list);
  }

  #newId(): string {
    return `i${(this.#count++).toString(36)}`;
  }

  #rename(): void {
    const item = this.random.pick(this.present());
    item.formerly.push(idOf(item));
    item.id = this.#newId();
  }

  #moveToWorksheet(): void {
    const worksheets = this.present().filter(({ kind }) => kind === "worksheet");
    const field = this.random.pick(this.present().filter(isField));
    field.formerly.push(idOf(field));
    field.parent = this.random.pick(worksheets);
    field.id = this.#newId();
  }

  /** Two questions of one kind: of any worksheets, or two columns of one list. */
  #join(): void {
    const one = this.random.pick(this.present().filter(({ kind }) => kind === "text"));
    const others = this.present().filter((item) =>
      item !== one && item.kind === one.kind &&
      (isField(one) ? isField(item) : item.parent === one.parent)
    );
    if (!others.length) return;
    const other = this.random.pick(others);
    one.formerly.push(idOf(other), ...other.formerly);
    other.joinedInto = one;
    if (this.random.happens(0.5)) return;
    one.formerly.push(idOf(one));
    one.id = this.#newId();
  }
}

const isField = ({ parent }: Item): boolean => parent?.kind === "worksheet";

const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf("/")));

function placeOf(id: string, places: Readonly<Record<string, string>>): string {
  for (let at = id; at; at = parentOf(at)) {
    const to = places[at];
    if (to !== undefined) return placeOf(to + id.slice(at.length), places);
  }
  return id;
}
