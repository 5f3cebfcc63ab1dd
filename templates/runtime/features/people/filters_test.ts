import assert from "node:assert/strict";
import { Catalogue, Row, type Value } from "../../kit.ts";
import { answer } from "../../testing/answer.ts";
import { followUpText } from "./card.ts";
import { Filters } from "./filters.ts";
import { say } from "./texts.ts";

const TODAY = "2026-11-23";

const person = (values: Readonly<Record<string, Value>>): Row =>
  new Row(
    "people",
    "000000001",
    new Map(Object.entries(values).map(([column, value]) => [column, answer(value)])),
  );

/** The links to worksheets that ask for people, as the page has them. */
const LINKS = [
  { chapter: "mentor", kind: "role-model" },
  { chapter: "mentor", kind: "mentor" },
  { chapter: "network", kind: "contact" },
];
const page = { querySelectorAll: () => LINKS.map((dataset) => ({ dataset })) };
const catalogue = new Catalogue({ title: "", edition: "", chapters: [], collections: [] });

const filters = (choices: Partial<Pick<Filters, "due" | "chapter" | "kind">>): Filters =>
  Object.assign(new Filters(catalogue, page as unknown as ParentNode, () => {}), choices);

const MENTOR = person({ name: "Ada", kinds: ["mentor"], next_touch: "2026-11-01" });
const BOTH = person({ name: "Bo", kinds: ["contact", "role-model"] });
const NONE = person({ name: "Cy", next_touch: "2027-01-01" });

const FITS: [Partial<Filters>, Row[]][] = [
  [{}, [MENTOR, BOTH, NONE]],
  [{ due: "due" }, [MENTOR]],
  [{ chapter: "mentor" }, [MENTOR, BOTH]],
  [{ chapter: "network" }, [BOTH]],
  [{ chapter: "gratitude" }, []],
  [{ kind: "mentor" }, [MENTOR]],
  [{ kind: "contact" }, [BOTH]],
  [{ kind: "contact", chapter: "mentor" }, [BOTH]],
  [{ kind: "mentor", chapter: "network" }, []],
  [{ kind: "contact", due: "due" }, []],
];
for (const [choices, expected] of FITS) {
  Deno.test(`who is shown with ${JSON.stringify(choices)}`, () => {
    const shown = [MENTOR, BOTH, NONE].filter((row) => filters(choices).fits(row, TODAY));
    assert.deepEqual(shown, expected);
  });
}

Deno.test("a new person is of the kind that is shown", () => {
  assert.equal(filters({}).newKind(), "");
  assert.equal(filters({ kind: "contact" }).newKind(), "contact");
  assert.equal(filters({ chapter: "mentor" }).newKind(), "role-model");
  assert.equal(filters({ chapter: "mentor", kind: "mentor" }).newKind(), "mentor");
  assert.equal(filters({ chapter: "gratitude" }).newKind(), "");
});

const TEXTS: [string, string][] = [
  ["", ""],
  [TODAY, say("follow_up_today")],
  ["2026-11-20", say("follow_up_since", { day: "November 20, 2026" })],
  ["2026-12-01", say("follow_up_on", { day: "December 1, 2026" })],
];
for (const [next_touch, text] of TEXTS) {
  Deno.test(`with the day "${next_touch}" a card says "${text}"`, () => {
    assert.equal(followUpText(person({ next_touch }), TODAY), text);
  });
}

Deno.test("a contact at the end of all years does not break a card", () => {
  const odd = person({ contacted: "9999-12-31", touch_after: "2-weeks" });
  assert.equal(followUpText(odd, TODAY), "");
});
