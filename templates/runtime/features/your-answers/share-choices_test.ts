import assert from "node:assert/strict";
import { Answers } from "../../answers/answers.ts";
import type { Value } from "../../answers/value.ts";
import { workbookCatalogue } from "../../testing/workbook-catalogue.ts";
import { groupAddresses } from "./grouping.ts";
import { shareChoices } from "./share-choices.ts";

function choicesFor(values: Readonly<Record<string, Value>>) {
  const answers = new Answers(
    Object.entries(values).map(([address, value]) => {
      return [address, { value, rev: 1, savedAt: 1, tab: "" }];
    }),
  );
  return shareChoices(groupAddresses(Object.keys(values), workbookCatalogue), answers);
}

/** Labels, and what each brings. */
const ticksFor = (values: Readonly<Record<string, Value>>) =>
  choicesFor(values).flatMap(({ choices }) =>
    choices.map(({ label, addresses }) => [label, ...addresses])
  );

Deno.test("each worksheet and list has a tick, and what is asked for apart one of its own", () => {
  assert.deepEqual(
    ticksFor({
      "the-talk/notes": "x",
      "the-talk/mood": "3",
      "the-talk/steps-taken/1/need": "x",
      "the-talk/steps-taken/2/need": "x",
      "people/p/name": "Amina",
    }),
    [
      ["The talk", "the-talk/notes"],
      [
        "Also: What it needs; How I feel",
        "the-talk/steps-taken/1/need",
        "the-talk/steps-taken/2/need",
        "the-talk/mood",
      ],
      ["People", "people/p/name"],
    ],
  );
});

Deno.test("steps that were let go have a tick of their own, with everything about them", () => {
  const ticks = ticksFor({
    "steps/1/what": "Ask Mei",
    "steps/1/was": "Call the college",
    "steps/2/what": "Join the club",
    "steps/2/was": "Found a club",
    "steps/2/state": "dropped",
    "steps/3/what": "Read the advert",
    "steps/3/state": "dropped",
    "steps/3/done": ["yes"],
  });
  assert.deepEqual(ticks, [
    ["Steps", "steps/1/what", "steps/3/what", "steps/3/done"],
    ["Also: What it was before; Where it stands", "steps/1/was", "steps/3/state"],
    ["Also the steps I let go of", "steps/2/what", "steps/2/was", "steps/2/state"],
  ]);
});

Deno.test("of a list with only steps let go nothing is shared with it, so it is named above", () => {
  const [steps, ...others] = choicesFor({ "steps/1/what": "x", "steps/1/state": "dropped" });
  assert.deepEqual(others, []);
  assert.deepEqual([steps?.title, steps?.isNamed], ["Steps", false]);
  assert.deepEqual(steps?.choices.map(({ label }) => label), ["Also the steps I let go of"]);
});

Deno.test("what was emptied is not offered, and what is from earlier editions is", () => {
  assert.deepEqual(ticksFor({ "the-talk/notes": " ", "the-talk/questions": [] }), []);
  assert.deepEqual(ticksFor({ "old-sheet/a": "x" }), [["From earlier editions", "old-sheet/a"]]);
});

Deno.test("no two ticks have the same key", () => {
  const choices = choicesFor({ "the-talk/notes": "x", "the-talk/mood": "x", "steps/1/was": "x" });
  const keys = choices.flatMap(({ choices }) => choices.map(({ key }) => key));
  assert.equal(keys.length, new Set(keys).size);
});
