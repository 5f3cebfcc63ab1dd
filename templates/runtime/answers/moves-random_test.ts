import assert from "node:assert/strict";
import { Author, type Edition, idOf, type Item } from "../testing/author.ts";
import { Random } from "../testing/random.ts";
import { referencePlan } from "../testing/reference-moves.ts";
import { type Moves, planMoves } from "./moves.ts";
import { type Answer, emptied, isSame, type Value } from "./value.ts";

/** Words that a reader wrote, and for which question: whatever it is called since, they must be there. */
interface Written {
  readonly item: Item;
  readonly words: string;
  readonly row: string;
  /** The worksheet in whose id the row ends. */
  readonly worksheet: Item | undefined;
}

/** One browser: what it holds, and what it must not lose. */
class Reader {
  readonly answers = new Map<string, Answer>();
  #history: { address: string; value: Value }[] = [];
  readonly written: Written[] = [];
  #now = 0;

  constructor(private readonly random: Random) {}

  /** Answer a question of an edition: the one of now, or one from which an old window or copy comes. */
  write(edition: Edition, worksheets: readonly Item[]): void {
    const all = [...edition].filter(([{ kind }]) => kind === "text" || kind === "choices");
    const [item, id] = this.random.pick(all);
    const [row, worksheet] = rowOf(item, this.random, worksheets);
    const suffix = worksheet ? `-${edition.get(worksheet)}` : "";
    const address = addressIn(id, row && row + suffix);
    const words = `word${this.written.length}.`;
    const former = this.answers.get(address);
    if (former) this.#history.push({ address, value: former.value });
    const value = item.kind === "text" ? words : [words];
    this.#put(address, value, this.#now += this.random.below(3));
    this.written.push({ item, words, row, worksheet });
  }

  /** Do what the storage does with a plan. */
  take(moves: Moves): void {
    for (const { to, value, savedAt, from, displaced } of planMoves(this.answers, moves)) {
      for (const address of from) {
        const former = this.answers.get(address)?.value ?? "";
        this.#history = this.#history.map((one) =>
          one.address === address ? { ...one, address: to } : one
        );
        if (displaced.includes(address)) this.#history.push({ address: to, value: former });
        this.#put(address, emptied(former), savedAt);
      }
      if (!isSame(this.answers.get(to)?.value, value)) this.#put(to, value, savedAt);
    }
  }

  /** What stands at an address now, or stood there. */
  said(address: string): string {
    const earlier = this.#history.filter((one) => one.address === address);
    return [this.answers.get(address), ...earlier].flatMap((one) => one?.value ?? []).join("|");
  }

  #put(address: string, value: Value, savedAt: number): void {
    const rev = (this.answers.get(address)?.rev ?? 0) + 1;
    this.answers.set(address, { value, rev, savedAt, tab: "one" });
  }
}

/** A column is answered in a row; rows of a collection may end in a worksheet's id. */
function rowOf(
  { parent }: Item,
  random: Random,
  worksheets: readonly Item[],
): [row: string, worksheet: Item | undefined] {
  const isColumn = parent?.kind === "collection" || parent?.kind === "entries";
  const row = isColumn ? `00${random.below(3)}` : "";
  const ends = parent?.kind === "collection" && random.happens(0.6);
  return [row, ends ? random.pick(worksheets) : undefined];
}

function addressIn(id: string, row: string): string {
  const end = id.lastIndexOf("/");
  return row ? `${id.slice(0, end)}/${row}${id.slice(end)}` : id;
}

/** Where words belong in the edition of now. */
function addressNow({ item, row, worksheet }: Written): string {
  let now = item;
  while (now.joinedInto) now = now.joinedInto;
  return addressIn(idOf(now), row && row + (worksheet ? `-${idOf(worksheet)}` : ""));
}

for (let seed = 1; seed <= 60; seed++) {
  Deno.test(`no word is lost over fourteen editions, ${seed}`, () => {
    const random = new Random(seed);
    const author = new Author(random);
    const worksheets = author.items.filter(({ kind }) => kind === "worksheet");
    const reader = new Reader(random);
    const editions: Edition[] = [];
    for (let n = 0; n < 14; n++) {
      editions.push(author.edition());
      for (let m = 0; m < 12; m++) {
        reader.write(random.happens(0.7) ? author.edition() : random.pick(editions), worksheets);
      }
      author.edit();
      if (random.happens(0.4)) continue; // This edition is skipped: the reader was not here.
      const moves = author.moves();
      assert.deepEqual(planMoves(reader.answers, moves), referencePlan(reader.answers, moves));
      reader.take(moves);
      assert.deepEqual(planMoves(reader.answers, moves), []);
    }
    reader.take(author.moves());
    for (const written of reader.written) {
      const address = addressNow(written);
      assert.ok(reader.said(address).includes(written.words), `${written.words} at ${address}`);
    }
  });
}

Deno.test("the editions above do move answers, join them and displace some", () => {
  const random = new Random(7);
  const author = new Author(random);
  const worksheets = author.items.filter(({ kind }) => kind === "worksheet");
  const reader = new Reader(random);
  const start = author.edition();
  for (let n = 0; n < 200; n++) reader.write(start, worksheets);
  for (let n = 0; n < 30; n++) author.edit();
  for (let n = 0; n < 40; n++) reader.write(author.edition(), worksheets);
  const steps = planMoves(reader.answers, author.moves());
  assert.ok(steps.length > 30);
  assert.ok(steps.some(({ from }) => from.length > 1));
  assert.ok(steps.some(({ displaced }) => displaced.length > 0));
  assert.ok(steps.some(({ value }) => typeof value === "string" && value.includes("\n\n")));
  assert.ok(steps.some(({ to }) => /^\w+\/\d+-\w+\//.test(to)));
});
