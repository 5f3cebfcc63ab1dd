/** Every letter of this workbook reads as prose, whatever was answered. */

import assert from "node:assert/strict";
import { Random } from "../../testing/random.ts";
import { BLANK, compose, plainText, type Source } from "./compose.ts";

const SETS = 50;
const CONTENT = new URL("../../../../worksheets/", import.meta.url);
const LETTER = /type: letter\n(?:.+\n)*? +text: \|\n((?: {8,}.*\n|\s*\n)+)/g;
const GAP = /\{([^{} ]+)[^{}]*\}/g;
/** `{m}` is a mark of its own, by which the answer is found again. */
const HOSTILE = [
  "{m} moved to payroll",
  "{m} moved to payroll.",
  "  {m}   with   room  ",
  "{m}, and then ,",
  "could {m} help?",
  "{m} it is?!",
  "so {m}...",
  "...so {m}…",
  "{m} ;",
  "one {m}\n\ntwo\r\nthree.",
  "\t{m}\u00a0\u00a0there\u2028now",
  "<b>{m}</b><script>document.title = 'x'</script>",
  "{m} {people/name} and [[more]]",
  "\u202e{m}\u202c\u200b",
  "{m}\u0000\u0007",
  '"{m} it was."',
  "({m}, at work.)",
  "\u{1f600} {m} \u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "\u05e9\u05dc\u05d5\u05dd {m}",
  "- {m} ",
  "e.g. {m} etc.",
  `{m} ${"long words ".repeat(400)}`,
  "$& {m} $1 %s %0A",
  "mailto:{m}?cc=a@example.org&bcc=b",
];
const NOTHING = ["", " ", "\n", "...", "?!", "\u200b", "-"];
/** What no letter may say. */
const FAULTS = new RegExp(
  [
    /undefined|\bnull\b|NaN|\[object/,
    /[.,;:!?…]\s*[.,;:!?…]/,
    /[.!?…]["')]+\./,
    /[^\S\n]{2}| [.,;:!?]|\(\s*\)|\[\[|\]\]/,
    /^\s|\s$|\n[^\S\n]|[^\S\n]\n|\n{3}|^-$|\n-\n|\bbecause\./,
  ].map(({ source }) => source).join("|"),
);
/** What some answers above say themselves, and keep: their inner words are the reader's. */
const OWN = /e\.g\.|\[\[more\]\]/gi;

/** Each file of content by its name, without the ending. */
async function filesIn(folder: URL): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = new URL(name, folder);
    if (isDirectory) { for (const file of await filesIn(new URL(`${path}/`))) files.set(...file); }
    else if (name.endsWith(".yaml")) files.set(name.slice(0, -5), await Deno.readTextFile(path));
  }
  return files;
}

const files = await filesIn(CONTENT);
const letters = [...files.values()].flatMap((yaml) =>
  [...yaml.matchAll(LETTER)].map(([, text = ""]) =>
    text.split("\n").map((line) => line.trim()).join("\n").trim()
  )
);

/** What a gap asks for: a worksheet's field, a column of one, or a column of a shared list. */
function typeOf(gap: string): string {
  const [owner = "", ...names] = gap.split("/");
  let yaml = files.get(owner) ?? files.get("collections") ?? "";
  for (const name of names) yaml = yaml.slice(yaml.search(new RegExp(`field: ${name}\\b`)) + 1);
  const [, type = ""] = /type: (\w+)/.exec(yaml) ?? [];
  return type;
}

/** Answers some gaps of a letter at random; the lists have three rows. */
class Writer implements Source {
  readonly marks: string[] = [];
  readonly #answers = new Map<string, string>();
  readonly #ticks = new Map<string, string[]>();

  constructor(text: string, filled: number, private readonly random: Random) {
    const gaps = [...new Set([...text.matchAll(GAP)].map(([, gap = ""]) => gap))];
    const chosen = new Set(this.#sample(gaps, filled));
    for (const gap of gaps) {
      for (const row of this.rows(gap)?.rows ?? [""]) this.#answer(gap, row, chosen.has(gap));
    }
  }

  say(gap: string, row = ""): string {
    return this.#answers.get(gap + row) ?? this.#ticks.get(gap)?.join("; ") ?? "";
  }

  rows(gap: string) {
    const parts = gap.split("/");
    if (parts.length < 3) return undefined;
    return { list: parts.slice(0, 2).join("/"), rows: ["1", "2", "3"] };
  }

  several(gap: string): readonly string[] | undefined {
    return this.#ticks.get(gap);
  }

  /** Only what is typed can be hostile; the author wrote what is chosen. */
  #answer(gap: string, row: string, isChosen: boolean): void {
    const type = typeOf(gap);
    if (!isChosen) this.#answers.set(gap + row, this.random.pick(NOTHING));
    else if (/text|number/.test(type)) this.#answers.set(gap + row, this.#hostile());
    else if (type === "date") this.#answers.set(gap + row, "22 March 2027");
    else if (/^(checklist|multiple_choice)$/.test(type)) {
      this.#ticks.set(gap, ["Some advice", "A good word"].slice(this.random.below(2)));
    } else this.#answers.set(gap + row, "A little");
  }

  #hostile(): string {
    const mark = `m${this.marks.length}x`;
    this.marks.push(mark);
    return this.random.pick(HOSTILE).replace("{m}", mark);
  }

  #sample(gaps: readonly string[], count: number): string[] {
    const left = [...gaps];
    const take = () => left.splice(this.random.below(left.length), 1);
    return Array.from({ length: Math.min(count, gaps.length) }, take).flat();
  }
}

function faultIn(text: string): string {
  const own = text.replace(OWN, "own");
  const at = own.search(FAULTS);
  return at < 0 ? "" : own.slice(Math.max(0, at - 30), at + 30);
}

Deno.test("the letters of the workbook are found", () => {
  const gaps = letters.flatMap((letter) => [...letter.matchAll(GAP)].map(([, gap = ""]) => gap));
  const all = [...files.values()].flatMap((yaml) => yaml.match(/type: letter\b/g) ?? []);
  assert.equal(letters.length, all.length);
  assert.ok(letters.every((letter) => letter.includes("{")));
  assert.deepEqual(gaps.filter((gap) => !typeOf(gap)), []);
});

for (const [name, filled] of [["none", 0], ["three", 3], ["all", Infinity]] as const) {
  Deno.test(`every letter is prose when ${name} of its answers say something`, () => {
    letters.forEach((letter, n) => {
      for (let seed = 0; seed < SETS; seed++) {
        const writer = new Writer(letter, filled, new Random(n * SETS + seed));
        const text = plainText(compose(letter, writer));
        assert.equal(faultIn(text), "", text);
        if (filled === 0) assert.ok(text.includes(BLANK));
        if (filled === Infinity) checkWhole(letter, text, writer.marks);
      }
    });
  });
}

/** No blank is left, and no answer either, unless the letter takes only the name out of it. */
function checkWhole(letter: string, text: string, marks: readonly string[]): void {
  assert.ok(!text.includes(BLANK), text);
  if (letter.includes(" as name}")) return;
  for (const mark of marks) assert.ok(text.toLowerCase().includes(mark), `${mark} in ${text}`);
}

Deno.test("a letter that is only filled in has faults", () => {
  const count = letters.length * SETS;
  const bad = letters.flatMap((letter, n) =>
    Array.from({ length: SETS }, (_, seed) => {
      const writer = new Writer(letter, 3, new Random(n * SETS + seed));
      const bare = letter.replaceAll("[[", "").replaceAll("]]", "");
      return faultIn(bare.replaceAll(GAP, (_, gap: string) => writer.say(gap)));
    })
  ).filter(Boolean);
  assert.ok(bad.length > count * 0.9, `${bad.length} of ${count}`);
});
