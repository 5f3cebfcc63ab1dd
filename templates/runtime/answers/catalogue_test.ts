import assert from "node:assert/strict";
import { message } from "../ui/messages.ts";
import { Catalogue, type CatalogueData, columnsOf, type Question } from "./catalogue.ts";
import type { Value } from "./value.ts";

const STEPS: Question = {
  id: "steps",
  type: "entries",
  prompt: "Their steps",
  columns: [
    { id: "step", type: "short_text", prompt: "Step" },
    { id: "mine", type: "single_choice", prompt: "Mine?", options: { can: "Yes", cannot: "No" } },
    { id: "by", type: "date", prompt: "Try by" },
  ],
};
const DATA: CatalogueData = {
  title: "Workbook",
  edition: "1",
  chapters: [
    { id: "start", title: "Start", worksheets: [] },
    {
      id: "talk",
      title: "Talk",
      worksheets: [{
        id: "the-talk",
        title: "The talk",
        fields: [
          { id: "notes", type: "long_text", prompt: "Notes" },
          {
            id: "questions",
            type: "checklist",
            prompt: "Questions",
            options: { how: "How did you get in?", day: "What is a day like?" },
          },
          { id: "done", type: "checklist", prompt: "Done" },
          { id: "when", type: "date", prompt: "When" },
          STEPS,
        ],
      }],
    },
  ],
  collections: [
    {
      id: "people",
      title: "People",
      columns: [{ id: "name", type: "short_text", prompt: "Name" }],
      kinds: { mentor: "A mentor", contact: "A contact" },
    },
    { id: "diary", title: "Diary", columns: [{ id: "good", type: "long_text", prompt: "Good" }] },
  ],
};
const catalogue = new Catalogue(DATA);

const LABELS: [string, string][] = [
  ["the-talk/notes", "The talk: Notes"],
  ["the-talk/steps/000000001abcd/step", "The talk: Their steps: Step"],
  ["people/000000001abcd/name", "People: Name"],
  ["people/000000001abcd/kinds", `People: ${message("kinds")}`],
  ["diary/000000001abcd/good", "Diary: Good"],
  ["diary/000000001abcd/kinds", "diary/000000001abcd/kinds"],
  ["gone/notes", "gone/notes"],
  ["the-talk/steps/000000001abcd/gone", "the-talk/steps/000000001abcd/gone"],
  ["constructor/prototype", "constructor/prototype"],
  ["__proto__/x/y", "__proto__/x/y"],
  ["", ""],
  ["no-slash", "no-slash"],
];
for (const [address, label] of LABELS) {
  Deno.test(`"${address}" is called "${label}"`, () => {
    assert.equal(catalogue.label(address), label);
  });
}

Deno.test("a question that a letter names is found without a row", () => {
  assert.equal(catalogue.named("the-talk/notes")?.prompt, "Notes");
  assert.equal(catalogue.named("the-talk/steps/step")?.prompt, "Step");
  assert.equal(catalogue.named("people/name")?.prompt, "Name");
  assert.equal(catalogue.named("people/0a/name"), undefined);
});

const TEXTS: [string, Value, string][] = [
  ["the-talk/notes", "as typed", "as typed"],
  ["the-talk/questions", ["how", "day"], "How did you get in?; What is a day like?"],
  ["the-talk/questions", ["how", "gone"], "How did you get in?; gone"],
  ["the-talk/questions", [], ""],
  ["the-talk/questions", "how", "How did you get in?"],
  ["the-talk/done", ["yes"], message("yes")],
  ["the-talk/steps/0a/mine", "cannot", "No"],
  ["the-talk/steps/0a/mine", "yes", "yes"],
  ["the-talk/when", "2026-11-22", "November 22, 2026"],
  ["the-talk/when", "2026-02-30", "2026-02-30"],
  ["the-talk/when", "soon", "soon"],
  ["the-talk/when", ["2026-11-22"], "2026-11-22"],
  ["the-talk/steps/0a/by", "2026-11-22", "November 22, 2026"],
  ["people/0a/kinds", ["mentor", "contact"], "A mentor; A contact"],
  ["gone/question", ["a", "b"], "a; b"],
  ["the-talk/questions", ["constructor"], "constructor"],
  ["the-talk/steps/0a/mine", "__proto__", "__proto__"],
  ["people/0a/kinds", ["toString"], "toString"],
];
for (const [address, value, text] of TEXTS) {
  Deno.test(`${JSON.stringify(value)} at ${address} reads "${text}"`, () => {
    assert.equal(catalogue.text(address, value), text);
  });
}

const SHAPES: [string, Value, Value][] = [
  ["the-talk/questions", "how", ["how"]],
  ["the-talk/questions", "", []],
  ["the-talk/questions", ["how"], ["how"]],
  ["the-talk/notes", ["a", "b"], "a; b"],
  ["the-talk/notes", "a", "a"],
  ["the-talk/notes", [], ""],
  ["the-talk/steps/0a/mine", ["can"], "can"],
  ["people/0a/kinds", "mentor", ["mentor"]],
  ["diary/0a/kinds", "mentor", ["mentor"]],
  ["gone/question", ["a"], ["a"]],
  ["gone/question", "a", "a"],
];
for (const [address, value, shaped] of SHAPES) {
  Deno.test(`${JSON.stringify(value)} at ${address} becomes ${JSON.stringify(shaped)}`, () => {
    assert.deepEqual(catalogue.shaped(address, value), shaped);
  });
}

Deno.test("a worksheet has a place in its chapter", () => {
  const place = catalogue.place("the-talk");
  assert.equal(place?.title, "The talk");
  assert.ok(place?.url.endsWith("/talk/the-talk/"));
  assert.equal(catalogue.place("gone"), undefined);
});

Deno.test("a list with kinds has one more column, and one without has not", () => {
  const [people, diary] = DATA.collections;
  assert.ok(people && diary);
  assert.deepEqual(columnsOf(people).map(({ id }) => id), ["name", "kinds"]);
  assert.deepEqual(columnsOf(people)[1]?.options, people.kinds);
  assert.deepEqual(columnsOf(diary).map(({ id }) => id), ["good"]);
  assert.equal(catalogue.collection("people"), people);
  assert.equal(catalogue.collection("gone"), undefined);
});
