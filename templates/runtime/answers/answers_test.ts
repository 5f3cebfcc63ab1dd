import assert from "node:assert/strict";
import { answer, answersOf, valuesOf } from "../testing/answer.ts";
import { errorsDuring } from "../testing/errors.ts";
import { Random } from "../testing/random.ts";
import { Answers } from "./answers.ts";
import type { Change } from "./value.ts";

/** Answers that note what they bring to the storage, and in which groups they announce it. */
function recorded(values: Parameters<typeof answersOf>[0] = {}) {
  const saved: (readonly Change[])[] = [];
  const heard: string[][] = [];
  const answers = new Answers(answersOf(values), (changes) => saved.push(changes));
  answers.watch((changed) => heard.push([...changed]));
  return { answers, saved, heard };
}

const microtask = () => Promise.resolve();

Deno.test("answers are found by address", () => {
  const answers = new Answers(answersOf({ "a/b": " words ", "a/c": ["x", "y"] }));
  assert.equal(answers.size, 2);
  assert.equal(answers.value("a/b"), " words ");
  assert.equal(answers.text("a/b"), "words");
  assert.equal(answers.text("a/c"), "x; y");
  assert.equal(answers.text("a/d"), "");
  assert.equal(answers.value("a/d"), undefined);
  assert.equal(answers.get("a/d"), undefined);
  assert.deepEqual([answers.has("a/b"), answers.has("a/d")], [true, false]);
  assert.deepEqual([...answers], [...answersOf({ "a/b": " words ", "a/c": ["x", "y"] })]);
});

Deno.test("answers without a storage can be changed", () => {
  const answers = new Answers();
  answers.change([{ address: "a/b", value: "x" }]);
  assert.equal(answers.value("a/b"), "x");
});

Deno.test("changes of one call reach the storage in one call, and so does taking them back", () => {
  const { answers, saved } = recorded({ "a/b": "old", "a/c": ["x"] });
  const changes = [
    { address: "a/b", value: "new" },
    { address: "a/c", value: ["y"] },
    { address: "a/d", value: "first" },
    { address: "a/e", value: ["z"] },
  ];
  const undo = answers.change(changes);
  assert.deepEqual(saved, [changes]);
  assert.equal(answers.value("a/b"), "new");
  undo();
  assert.deepEqual(saved[1], [
    { address: "a/b", value: "old" },
    { address: "a/c", value: ["x"] },
    { address: "a/d", value: "" },
    { address: "a/e", value: [] },
  ]);
  assert.equal(saved.length, 2);
  assert.deepEqual(valuesOf(answers), { "a/b": "old", "a/c": ["x"], "a/d": "", "a/e": [] });
});

Deno.test("taking back leaves what was written since, here or in another window", () => {
  const { answers, saved } = recorded({ "p/a/name": "Ada", "p/a/does": "sums", "p/a/know": "yes" });
  const undo = answers.change(answers.row("p", "a").emptied());
  answers.change([{ address: "p/a/name", value: "Grace" }]);
  answers.put("p/a/does", answer("compilers", { rev: 4 }));
  undo();
  assert.deepEqual(valuesOf(answers), {
    "p/a/name": "Grace",
    "p/a/does": "compilers",
    "p/a/know": "yes",
  });
  assert.deepEqual(saved[2], [{ address: "p/a/know", value: "yes" }]);
});

Deno.test("taking back twice takes back once", () => {
  const { answers, saved } = recorded({ "a/b": "old" });
  const undo = answers.change([{ address: "a/b", value: "new" }]);
  undo();
  undo();
  assert.equal(answers.value("a/b"), "old");
  assert.equal(saved.length, 2);
});

Deno.test("one address twice in one change is undone to what was there before both", () => {
  const { answers } = recorded({ "a/b": "old" });
  const undo = answers.change(["one", "two"].map((value) => ({ address: "a/b", value })));
  assert.equal(answers.value("a/b"), "two");
  undo();
  assert.equal(answers.value("a/b"), "old");
});

Deno.test("a change that is not saved yet has no revision, and the moment of now", () => {
  const { answers } = recorded();
  const before = Date.now();
  answers.change([{ address: "a/b", value: "x" }]);
  const { rev, savedAt, tab } = answers.get("a/b") ?? answer("");
  assert.deepEqual([rev, tab], [0, ""]);
  assert.ok(savedAt >= before && savedAt <= Date.now());
});

Deno.test("what changes in one microtask is announced together", async () => {
  const { answers, heard } = recorded();
  answers.change([{ address: "a/b", value: "x" }, { address: "a/c", value: "y" }]);
  answers.change([{ address: "a/b", value: "z" }]);
  answers.put("a/d", answer("other"));
  assert.deepEqual(heard, []);
  await microtask();
  assert.deepEqual(heard, [["a/b", "a/c", "a/d"]]);
  answers.change([{ address: "a/e", value: "x" }]);
  await microtask();
  assert.deepEqual(heard[1], ["a/e"]);
});

Deno.test("a watcher sees the new values, and what it changes itself comes in the next round", async () => {
  const { answers, heard } = recorded();
  const seen: unknown[] = [];
  answers.watch((changed) => {
    seen.push(answers.value("a/b"));
    if (changed.has("a/b")) answers.change([{ address: "a/c", value: "follows" }]);
  });
  answers.change([{ address: "a/b", value: "x" }]);
  await microtask();
  assert.deepEqual(heard, [["a/b"]]);
  await microtask();
  assert.deepEqual(heard, [["a/b"], ["a/c"]]);
  assert.deepEqual(seen, ["x", "x"]);
});

Deno.test("who has stopped watching hears nothing, not even of what was changed before", async () => {
  const answers = new Answers();
  const heard: string[] = [];
  const stop = answers.watch(() => heard.push("stopped"));
  answers.watch(() => heard.push("still there"));
  answers.change([{ address: "a/b", value: "x" }]);
  stop();
  await microtask();
  assert.deepEqual(heard, ["still there"]);
});

Deno.test("a watcher that throws is reported, and the others hear", async () => {
  const answers = new Answers();
  const heard: string[] = [];
  const error = new Error("broken widget");
  answers.watch(() => {
    throw error;
  });
  answers.watch((changed) => heard.push(...changed));
  const reported = await errorsDuring(async () => {
    answers.change([{ address: "a/b", value: "x" }]);
    await microtask();
    answers.change([{ address: "a/c", value: "y" }]);
    await microtask();
  });
  assert.deepEqual(heard, ["a/b", "a/c"]);
  assert.deepEqual(reported, [error, error]);
});

Deno.test("what another window wrote is taken over and not saved again", async () => {
  const { answers, saved, heard } = recorded({ "a/b": "mine" });
  answers.put("a/b", answer("theirs", { rev: 7, tab: "two" }));
  await microtask();
  assert.deepEqual(answers.get("a/b"), answer("theirs", { rev: 7, tab: "two" }));
  assert.deepEqual([saved, heard], [[], [["a/b"]]]);
});

Deno.test("the same value under a new revision is taken over in silence", async () => {
  const { answers, heard } = recorded({ "people/0a/name": "Ada" });
  assert.equal(answers.rows("people").length, 1);
  answers.put("people/0a/name", answer("Ada", { rev: 9 }));
  answers.put("people/0b/name", answer(""));
  await microtask();
  assert.equal(answers.get("people/0a/name")?.rev, 9);
  assert.equal(answers.row("people", "0a").cells.get("name")?.rev, 9);
  assert.deepEqual(heard, []);
});

Deno.test("everything is replaced by what the storage holds, and all of it is announced", async () => {
  const { answers, saved, heard } = recorded({ "people/0a/name": "Ada", "a/b": "x" });
  assert.equal(answers.rows("people").length, 1);
  answers.replace(answersOf({ "people/0b/name": "Bo", "a/b": "x" }));
  assert.deepEqual(valuesOf(answers), { "people/0b/name": "Bo", "a/b": "x" });
  assert.deepEqual(answers.rows("people").map(({ id }) => id), ["0b"]);
  await microtask();
  assert.deepEqual(heard.map((all) => all.sort()), [["a/b", "people/0a/name", "people/0b/name"]]);
  assert.deepEqual(saved, []);
  answers.replace([]);
  assert.equal(answers.size, 0);
  assert.deepEqual(answers.rows("people"), []);
});

Deno.test("rows that say something come oldest first", () => {
  const answers = new Answers(answersOf({
    "people/0b/name": "Bo",
    "people/0a/name": "Ada",
    "people/0a/kinds": ["mentor"],
    "people/0c/kinds": ["mentor"],
    "people/0d/name": " ",
    "the-talk/steps/0a/step": "ask",
    "the-talk/notes": "not a row",
  }));
  assert.deepEqual(answers.rows("people").map((row) => row.text("name")), ["Ada", "Bo"]);
  assert.deepEqual(answers.rows("the-talk/steps").map((row) => row.text("step")), ["ask"]);
  assert.deepEqual(answers.rows("the-talk"), []);
  assert.deepEqual(answers.rows("the-talk/note"), []);
  assert.deepEqual(answers.rows("nothing"), []);
});

Deno.test("a row is there by its id, also one that says nothing", () => {
  const answers = new Answers(answersOf({ "people/0c/kinds": ["mentor"] }));
  assert.deepEqual(answers.row("people", "0c").choices("kinds"), ["mentor"]);
  assert.equal(answers.row("people", "0z").isBlank, true);
  assert.equal(answers.row("people", "0z").address("name"), "people/0z/name");
});

Deno.test("a row is taken out and brought back with one call each", () => {
  const { answers, saved } = recorded({ "people/0a/name": "Ada", "people/0a/kinds": ["mentor"] });
  const undo = answers.change(answers.row("people", "0a").emptied());
  assert.deepEqual(answers.rows("people"), []);
  undo();
  assert.equal(answers.rows("people")[0]?.text("name"), "Ada");
  assert.equal(saved.length, 2);
});

Deno.test("addresses that are not ours make no row", () => {
  const answers = new Answers(answersOf({ "": "a", "a": "b", "/": "c", "a/b": "d" }));
  assert.deepEqual(answers.rows("a"), []);
  assert.equal(answers.size, 4);
});

const LISTS = ["steps", "people", "the-talk/steps", "people/not-a-list"];
const IDS = ["0a", "0b", "r1", "r10"];
const CELLS = LISTS.flatMap((list) =>
  IDS.flatMap((id) => ["what", "kinds"].map((column) => `${list}/${id}/${column}`))
);
const ADDRESSES = [...CELLS, "the-talk/notes"];

Deno.test("rows are always those that a search through all answers finds", () => {
  const random = new Random(3);
  const someAnswer = () => answer(random.pick(["", " ", "words", [], ["x"]]));
  const says = (value: unknown) => (typeof value === "string" ? value.trim() : value) + "" !== "";
  for (let n = 0; n < 300; n++) {
    const answers = new Answers();
    const some = ADDRESSES.filter(() => random.happens(0.5));
    answers.replace(some.map((address) => [address, someAnswer()] as const));
    for (let more = 0; more < 10; more++) {
      for (const list of LISTS) {
        const found = answers.rows(list).map(({ id }) => id);
        const expected = IDS.filter((id) => says(answers.value(`${list}/${id}/what`) ?? ""));
        assert.deepEqual(found, expected);
        for (const id of IDS) {
          for (const [column, cell] of answers.row(list, id).cells) {
            assert.equal(cell, answers.get(`${list}/${id}/${column}`));
          }
        }
      }
      const address = random.pick(ADDRESSES);
      if (random.happens(0.5)) answers.put(address, someAnswer());
      else answers.change([{ address, value: someAnswer().value }]);
    }
  }
});
