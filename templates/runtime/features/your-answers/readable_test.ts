import assert from "node:assert/strict";
import { Answers } from "../../answers/answers.ts";
import type { Value } from "../../answers/value.ts";
import { Random } from "../../testing/random.ts";
import { workbookCatalogue } from "../../testing/workbook-catalogue.ts";
import { escape, readableBody, readablePage } from "./readable.ts";

const POLICY =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
const TAG = /<\/?([a-z0-9]+)(?: dir="auto")?>/g;

function pageOf(values: Readonly<Record<string, Value>>, title = "My answers") {
  const answers = new Answers(
    Object.entries(values).map(([address, value]) => {
      return [address, { value, rev: 1, savedAt: 1, tab: "" }];
    }),
  );
  const addresses = Object.keys(values);
  return { title, addresses, answers, catalogue: workbookCatalogue, madeAt: 1795391806501 };
}

Deno.test("everything stands under its chapter, worksheet and question, in words", () => {
  const body = readableBody(pageOf({
    "the-talk/notes": "first line\nsecond",
    "the-talk/questions": ["day", "gone-option"],
    "the-talk/on": "2026-11-22",
    "doors/doors/up/gain": "a door",
    "people/p/name": "Amina K.",
    "people/p/kinds": ["mentor"],
    "old-sheet/a": "older words",
  }));
  const order = [
    "<h1>My answers</h1>",
    "<p>Made on ",
    '<h2 dir="auto">Start here</h2>',
    '<h3 dir="auto">Three doors</h3>',
    '<strong dir="auto">A step up</strong>',
    "a door",
    '<h2 dir="auto">Talk to people</h2>',
    '<dt dir="auto">My notes</dt>\n<dd dir="auto">first line\nsecond</dd>',
    '<dd dir="auto">A normal day?; gone-option</dd>',
    "November 22, 2026",
    '<h3 dir="auto">People</h3>',
    "Amina K.",
    "A possible mentor",
    '<h2 dir="auto">From earlier editions</h2>',
    '<dt dir="auto">old-sheet/a</dt>\n<dd dir="auto">older words</dd>',
  ];
  let at = -1;
  for (const text of order) {
    const next = body.indexOf(text, at + 1);
    assert.ok(next > at, `${text} in ${body}`);
    at = next;
  }
});

Deno.test("only what was asked for is in it", () => {
  const page = pageOf({
    "the-talk/notes": "kept",
    "the-talk/mood": "private",
    "people/p/name": "x",
  });
  const body = readableBody({ ...page, addresses: ["the-talk/notes"] });
  assert.ok(body.includes("kept"));
  assert.ok(!body.includes("private") && !body.includes("People"));
});

Deno.test("the file stands alone: a strict policy, no script, nothing that is fetched", () => {
  const html = readablePage(pageOf({ "the-talk/notes": "x" }, `<i>"mine"</i>`));
  assert.ok(html.startsWith('<!doctype html>\n<html lang="en">'));
  assert.ok(html.includes(POLICY));
  assert.ok(html.includes("<title>&lt;i&gt;&quot;mine&quot;&lt;/i&gt;</title>"));
  assert.ok(!/<(script|img|link|iframe|object|form|a|base)\b|\ssrc=|url\(/.test(html));
});

Deno.test("a sign that means something in HTML, and one that a page cannot hold, is text", () => {
  assert.equal(escape(`<b a="1" c='2'>&amp;`), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
  assert.equal(escape("\0a\x1bb\x7f\ud800c\n\t"), "\ufffda\ufffdb\ufffd\ufffdc\n\t");
  assert.equal(escape("\u{1f600} שלום"), "\u{1f600} שלום");
});

Deno.test("whatever the words are, no other element comes out of them", () => {
  const random = new Random(5);
  const pieces = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "</dd>",
    "<script>",
    "<img src=x onerror=1>",
    "&lt;",
    "\0",
    "\ud83d",
    "a",
    "\n",
    "]]>",
    "<!--",
  ];
  const known = new Set(["h1", "h2", "h3", "p", "dl", "dt", "dd", "ol", "li", "strong"]);
  const words = () => Array.from({ length: random.below(12) }, () => random.pick(pieces)).join("");
  for (let n = 0; n < 1000; n++) {
    const page = pageOf({
      "the-talk/notes": words(),
      "the-talk/questions": [words(), words()],
      "doors/doors/up/gain": words(),
      "people/p/name": words(),
      [`old-sheet/${words()}`]: words(),
    }, words());
    const body = readableBody(page);
    for (const [tag, name = ""] of body.matchAll(TAG)) assert.ok(known.has(name), tag);
    assert.ok(!body.replaceAll(TAG, "").includes("<"), body);
    assert.ok(body.isWellFormed() && !body.includes("\0"));
  }
});
