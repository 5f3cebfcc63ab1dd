import assert from "node:assert/strict";
import { Random } from "../../testing/random.ts";
import { workbookCatalogue } from "../../testing/workbook-catalogue.ts";
import { addressesOf, EARLIER, groupAddresses, isRows, linesOf, nameOf } from "./grouping.ts";

const group = (...addresses: string[]) => groupAddresses(addresses, workbookCatalogue);

/** Titles of parts and of their groups. */
const outline = (...addresses: string[]) =>
  group(...addresses).map(({ title, groups }) => [title, groups.map((one) => one.title)]);

/** Every row, as the name and the addresses in it. */
const rowsOf = (...addresses: string[]) =>
  group(...addresses).flatMap(({ groups }) => groups.flatMap(({ items }) => items))
    .flatMap((item) => (isRows(item) ? item.rows : []))
    .map(({ name, lines }) => [name, ...lines.map(({ address }) => address)]);

Deno.test("answers come in the order of the workbook, and what it does not know at the end", () => {
  assert.deepEqual(
    outline(
      "old-sheet/question",
      "steps/1/what",
      "people/p/name",
      "the-talk/notes",
      "doors/doors/up/gain",
    ),
    [
      ["Start here", ["Three doors"]],
      ["Talk to people", ["The talk"]],
      ["Lists that several worksheets use", ["People", "Steps"]],
      ["From earlier editions", [""]],
    ],
  );
});

Deno.test("within a worksheet they come in the order of its questions, with what was asked", () => {
  const [{ groups: [sheet] = [] } = {}] = group("the-talk/mood", "the-talk/on", "the-talk/notes");
  assert.ok(sheet);
  assert.deepEqual(linesOf(sheet).map(({ prompt }) => prompt), ["My notes", "When", "How I feel"]);
  assert.equal(linesOf(sheet)[2]?.question?.share, "ask");
  assert.ok(sheet.url?.endsWith("talk/the-talk/"), sheet.url);
});

Deno.test("fixed rows come in their order with their names, then others from the oldest on", () => {
  assert.deepEqual(
    rowsOf(
      "doors/doors/zz/gain",
      "doors/doors/aside/gain",
      "doors/doors/00/lose",
      "doors/doors/up/gain",
      "doors/doors/up/lose",
    ),
    [
      ["A step up", "doors/doors/up/gain", "doors/doors/up/lose"],
      ["A step aside", "doors/doors/aside/gain"],
      ["", "doors/doors/00/lose"],
      ["", "doors/doors/zz/gain"],
    ],
  );
});

Deno.test("a row that is only in a list of people is not shown; with a name it is, with its lists", () => {
  assert.deepEqual(outline("people/p/kinds"), []);
  assert.deepEqual(rowsOf("people/p/kinds", "people/p/name"), [[
    "",
    "people/p/name",
    "people/p/kinds",
  ]]);
});

Deno.test("a column, a row and a list that are gone stand at the end, by their address", () => {
  const parts = group(
    "the-talk/steps-taken/r/gone",
    "old-list/r/column",
    "people/name",
    "the-talk",
  );
  assert.deepEqual(parts.map(({ title }) => title), ["From earlier editions"]);
  const [earlier] = parts[0]?.groups ?? [];
  assert.ok(earlier && earlier.id === EARLIER && parts[0]?.hint);
  assert.equal(nameOf(earlier), "From earlier editions");
  assert.deepEqual(addressesOf(earlier), [
    "old-list/r/column",
    "people/name",
    "the-talk",
    "the-talk/steps-taken/r/gone",
  ]);
});

Deno.test("no addresses make no parts", () => assert.deepEqual(group(), []));

Deno.test("whatever the addresses are, each is shown once, and none is left out", () => {
  const random = new Random(3);
  const parts = [
    "the-talk",
    "doors",
    "people",
    "steps",
    "notes",
    "steps-taken",
    "up",
    "kinds",
    "name",
    "gain",
    "what",
    "__proto__",
    "constructor",
    "toString",
    "old",
    "",
  ] as const;
  for (let n = 0; n < 2000; n++) {
    const address = () =>
      Array.from({ length: 1 + random.below(5) }, () => random.pick(parts)).join("/");
    const addresses = new Set(Array.from({ length: random.below(30) }, address));
    const shown = groupAddresses(addresses, workbookCatalogue)
      .flatMap(({ groups }) => groups.flatMap(addressesOf));
    assert.equal(shown.length, new Set(shown).size);
    const hidden = [...addresses].filter((one) => !shown.includes(one));
    assert.ok(hidden.every((one) => /^people\/[^/]*\/kinds$/.test(one)), hidden.join());
  }
});
