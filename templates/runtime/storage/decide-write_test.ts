import assert from "node:assert/strict";
import type { Answer, Value } from "../answers/value.ts";
import { answer } from "../testing/answer.ts";
import { Random } from "../testing/random.ts";
import { decideWrite, type Decision, isWorthKeeping } from "./decide-write.ts";
import type { HistoryEntry, Winner } from "./storage.ts";

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const ADDRESS = "sheet/field";
const LONG = "x".repeat(300);

/** When an earlier value was last kept; the last is what a clock that was set back leaves. */
const KEPT = {
  "just now": NOW - 1000,
  "a minute ago": NOW - MINUTE,
  "over a minute ago": NOW - MINUTE - 1,
  "never": undefined,
  "in the future": NOW + MINUTE + 1,
  "in the near future": NOW + 1000,
};
const IS_OLD = { "over a minute ago": true, "never": true, "in the future": true };

/** What was there, what comes, and whether much of it goes. */
const VALUES: [Value, Value, boolean][] = [
  ["words", "words and more", false],
  ["words", "wor", false],
  ["words", "wo", true],
  ["words", "", true],
  [LONG, LONG.slice(200), true],
  [LONG + LONG, (LONG + LONG).slice(200), false],
  [LONG + LONG, (LONG + LONG).slice(201), true],
  ["", "words", false],
  [" ", "words", false],
  [["a", "b"], ["a", "b", "c"], false],
  [["a", "b"], ["a"], false],
  [["a", "b", "c"], ["a"], true],
  [["a"], [], true],
  [[], ["a"], false],
];

interface Case {
  readonly stored: Answer;
  readonly value: Value;
  /** Whether the writing window has seen what is stored. */
  readonly isSeen: boolean;
  readonly isOwn: boolean;
  readonly winner: Winner;
  readonly keep: boolean | undefined;
  readonly isMuchGone: boolean;
  readonly isLongAgo: boolean;
}

function* cases(): Generator<Case> {
  for (const [before, value, isMuchGone] of VALUES) {
    for (const [when, kept] of Object.entries(KEPT)) {
      for (const isSeen of [true, false]) {
        for (const isOwn of [true, false]) {
          for (const winner of ["mine", "theirs"] as const) {
            for (const keep of [true, false, undefined]) {
              const tab = isOwn ? "mine" : "other";
              const stored = answer(before, { rev: 7, savedAt: NOW - 5, tab, kept });
              const isLongAgo = when in IS_OLD;
              yield { stored, value, isSeen, isOwn, winner, keep, isMuchGone, isLongAgo };
            }
          }
        }
      }
    }
  }
}

const says = (value: Value) => (typeof value === "string" ? value.trim() : value).length > 0;

/** The rule in other words: a table of what becomes current, what is kept, and what is said. */
function expected(one: Case): Decision {
  const { stored, value, isSeen, isOwn, winner, keep, isMuchGone, isLongAgo } = one;
  const next: Answer = { value, rev: 8, savedAt: NOW, tab: "mine", kept: stored.kept ?? NOW };
  const entry = (of: Answer, why: HistoryEntry["why"]) => ({ ...of, address: ADDRESS, why });
  if (!isSeen && !isOwn) {
    return winner === "mine"
      ? { answer: next, put: true, history: entry(stored, "conflict"), lost: stored.value }
      : { answer: stored, put: false, history: entry(next, "conflict"), lost: value };
  }
  if (!says(stored.value) || !(keep || isMuchGone || isLongAgo)) return { answer: next, put: true };
  return { answer: { ...next, kept: NOW }, put: true, history: entry(stored, "earlier") };
}

Deno.test("every case of the conflict rule", () => {
  let count = 0;
  for (const one of cases()) {
    const edit = { address: ADDRESS, value: one.value, base: one.isSeen ? 7 : 6, keep: one.keep };
    const decision = decideWrite(one.stored, edit, "mine", one.winner, NOW);
    assert.deepEqual(decision, expected(one), JSON.stringify(one));
    count++;
  }
  assert.equal(count, VALUES.length * 6 * 2 * 2 * 2 * 3);
});

for (const winner of ["mine", "theirs"] as const) {
  for (const base of [0, 6, 7, 8]) {
    for (const tab of ["mine", "other"]) {
      const name = `${winner} win, base ${base}, last written by ${tab}`;

      Deno.test(`the same value is not written again: ${name}`, () => {
        const stored = answer("words", { rev: 7, tab });
        const edit = { address: ADDRESS, value: "words", base, keep: true };
        const decision = decideWrite(stored, edit, "mine", winner, NOW);
        assert.deepEqual(decision, { answer: stored, put: false });
      });

      Deno.test(`a revision that is newer or older than the base counts alike: ${name}`, () => {
        const stored = answer("words", { rev: 7, tab, kept: NOW });
        const edit = { address: ADDRESS, value: "words more", base };
        const { lost } = decideWrite(stored, edit, "mine", winner, NOW);
        assert.equal(lost !== undefined, base !== 7 && tab === "other");
      });
    }
  }

  Deno.test(`where nothing is stored, everything is written: ${winner} win`, () => {
    for (const value of ["words", "", [], ["a"]]) {
      for (const keep of [true, false]) {
        const edit = { address: ADDRESS, value, base: 3, keep };
        assert.deepEqual(decideWrite(undefined, edit, "mine", winner, NOW), {
          answer: { value, rev: 1, savedAt: NOW, tab: "mine", kept: NOW },
          put: true,
        });
      }
    }
  });
}

Deno.test("an edit that another window made is that window's", () => {
  const edit = { address: ADDRESS, value: "words more", base: 3, tab: "gone" };
  const own = decideWrite(answer("words", { rev: 7, tab: "gone" }), edit, "mine", "theirs", NOW);
  assert.deepEqual([own.put, own.answer.tab, own.lost], [true, "gone", undefined]);
  const other = decideWrite(answer("words", { rev: 7, tab: "mine" }), edit, "mine", "theirs", NOW);
  assert.deepEqual([other.put, other.lost, other.history?.tab], [false, "words more", "gone"]);
});

Deno.test("much of a text is gone when over half of it goes, or over 200 characters", () => {
  const isKept = (before: number, after: number) =>
    isWorthKeeping(
      answer("x".repeat(before), { kept: NOW }),
      answer("x".repeat(after), { savedAt: NOW }),
    );
  assert.deepEqual([isKept(10, 5), isKept(10, 4), isKept(11, 5)], [false, true, true]);
  assert.deepEqual([isKept(1000, 800), isKept(1000, 799)], [false, true]);
  assert.deepEqual([isKept(1, 1), isKept(1, 0), isKept(1, 900)], [false, true, false]);
});

/** Windows that write without looking, or after looking, while clocks jump about. */
function play(random: Random, keep: boolean | undefined) {
  const history: HistoryEntry[] = [];
  const tabs = ["one", "two", "three"];
  const bases = new Map(tabs.map((tab) => [tab, 0]));
  let stored: Answer | undefined;
  const written: string[] = [];
  for (let n = 0; n < 40; n++) {
    const tab = random.pick(tabs);
    if (random.happens(0.5)) bases.set(tab, stored?.rev ?? 0);
    const value = `text ${n} ${"x".repeat(random.below(300))}`;
    const edit = { address: ADDRESS, value, base: bases.get(tab) ?? 0, keep };
    const winner = random.pick(["mine", "theirs"] as const);
    const now = NOW + random.below(300_000) - 150_000;
    const { answer, put, history: entry } = decideWrite(stored, edit, tab, winner, now);
    if (entry) history.push(entry);
    assert.equal(put, answer !== stored);
    assert.ok(answer.rev >= (stored?.rev ?? 0), "a revision never goes back");
    written.push(value);
    stored = answer;
    bases.set(tab, answer.rev);
  }
  return { values: new Set([stored, ...history].map((one) => one?.value)), written, history };
}

Deno.test("nothing that is to be kept is ever lost", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { values, written } = play(new Random(seed), true);
    for (const value of written) assert.ok(values.has(value), `seed ${seed}: ${value}`);
  }
});

Deno.test("without that, what two windows fight over is never lost", () => {
  let conflicts = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const { history } = play(new Random(seed), undefined);
    conflicts += history.filter(({ why }) => why === "conflict").length;
  }
  assert.ok(conflicts > 1000);
});
