import assert from "node:assert/strict";
import { blanksIn, compose, plainText, type Source } from "./compose.ts";

interface Answers {
  readonly [gap: string]: string | readonly string[];
}

/** Answers by gap; a gap of a list has one answer for each row. */
function sourceOf(answers: Answers, lists: readonly string[] = []): Source {
  const listOf = (gap: string) => lists.find((list) => gap.startsWith(`${list}/`));
  return {
    say(gap, row) {
      const value = answers[gap] ?? "";
      if (typeof value === "string") return value;
      return listOf(gap) ? (value[Number(row)] ?? "") : value.join("; ");
    },
    rows(gap) {
      const list = listOf(gap);
      const value = answers[gap] ?? [];
      return list === undefined ? undefined : { list, rows: [...value].map((_, n) => String(n)) };
    },
    several(gap) {
      const value = answers[gap];
      return typeof value === "string" || listOf(gap) ? undefined : value;
    },
  };
}

const say = (text: string, answers: Answers = {}, lists: readonly string[] = []): string =>
  plainText(compose(text, sourceOf(answers, lists)));

const ENDS: Record<string, [answer: string, said: string]> = {
  "a stop of its own": ["I do payroll.", "I do payroll. _____."],
  "no stop": ["I do payroll", "I do payroll. _____."],
  "a question": ["may I ask you?", "May I ask you? _____."],
  "a quotation": ['She said: "Go on."', 'She said: "Go on." _____.'],
  "two lines": ["I do payroll\nand rotas.", "I do payroll; and rotas. _____."],
  "its own inner words": ["Wait... what?! Yes", "Wait... what?! Yes. _____."],
  "a small letter at the start": ["über mich", "Über mich. _____."],
  "only signs": ["...", "_____. _____."],
  "nothing": ["", "_____. _____."],
};
for (const [name, [answer, said]] of Object.entries(ENDS)) {
  Deno.test(`an answer ends as its sentence does: ${name}`, () => {
    assert.equal(say("{ask/who}. {ask/why}.", { "ask/who": answer }), said);
  });
}

Deno.test("a blank is named by its address, each once", () => {
  const lines = compose("{a/b} and {c/d}, {a/b}.", sourceOf({ "c/d": "tea" }));
  assert.deepEqual(blanksIn(lines), ["a/b"]);
  assert.equal(plainText(lines), "_____ and tea, _____.");
});

Deno.test("a name is taken alone", () => {
  const names: [string, string][] = [
    ["Tomas, the planner", "Tomas"],
    ["Mei (my old boss)", "Mei"],
    ["Ana – from HR", "Ana"],
    ["Bo; or Cy", "Bo"],
    ["Anna-Lena", "Anna-Lena"],
    ["(unknown)", "(unknown)"],
  ];
  for (const [answer, name] of names) {
    assert.equal(say("Hello {people/name as name},", { "people/name": answer }), `Hello ${name},`);
  }
});

Deno.test("an optional part is said when all its gaps are", () => {
  const text = "Hello[[ {p/name}]],\n[[Since {p/day} I know {p/who}.]] Thank you.";
  assert.equal(say(text), "Hello,\nThank you.");
  assert.equal(say(text, { "p/name": "Mei" }), "Hello Mei,\nThank you.");
  assert.equal(say(text, { "p/day": "May" }), "Hello,\nThank you.");
  assert.equal(
    say(text, { "p/day": "May", "p/who": "her" }),
    "Hello,\nSince May I know her. Thank you.",
  );
});

Deno.test("what an optional part leaves has no doubled space, and none before a sign", () => {
  assert.equal(say("I work [[at {a/b} ]], and write."), "I work, and write.");
  assert.equal(say("I work [[at {a/b}]] now."), "I work now.");
  assert.equal(say("[[{a/b}]]"), "");
  assert.equal(say("One.\n[[{a/b}]]\nTwo."), "One.\nTwo.");
});

Deno.test("blank lines part paragraphs: never two, none at the end", () => {
  assert.equal(say("One.\n\n\n\nTwo.\n\n"), "One.\n\nTwo.");
  assert.equal(say("One.\n\n[[{a/b}.]]\n\nTwo."), "One.\n\nTwo.");
});

Deno.test("a line is said for every row of its list", () => {
  const rows = { "s/days/how": ["by bus", "on foot"], "s/days/day": ["Monday", ""] };
  assert.equal(
    say("- {s/days/how}[[ on {s/days/day}]]", rows, ["s/days"]),
    "- By bus on Monday\n- On foot",
  );
});

Deno.test("without rows it is said once, with blanks", () => {
  assert.equal(say("- {s/days/how}[[ on {s/days/day}]]", {}, ["s/days"]), "- _____");
});

Deno.test("a line with rows may name what has none", () => {
  const answers = { "s/days/how": ["by bus", "on foot"], "s/goal": "be there" };
  assert.equal(
    say("I go {s/days/how} to {s/goal}.", answers, ["s/days"]),
    "I go by bus to be there.\nI go on foot to be there.",
  );
});

Deno.test("a line is said for every tick", () => {
  assert.equal(
    say("- {s/want}: yes", { "s/want": ["time", "advice"] }),
    "- Time: yes\n- Advice: yes",
  );
  assert.equal(say("- {s/want}: yes", { "s/want": [] }), "- _____: yes");
});

Deno.test("a sentence begins with a capital, and the middle of one does not", () => {
  assert.equal(say("{a/b}, and {a/b}. {a/b}!", { "a/b": "tea" }), "Tea, and tea. Tea!");
  assert.equal(say('He said: "Go." {a/b}.', { "a/b": "tea" }), 'He said: "Go." Tea.');
  assert.equal(say("{a/b}", { "a/b": "ß" }), "SS");
});

Deno.test("an answer is never read as a gap, an optional part or a line", () => {
  const answer = "{people/name} and [[more]]\n- next";
  assert.equal(say("{a/b}.", { "a/b": answer }), "{people/name} and [[more]]; - next.");
});
