import assert from "node:assert/strict";
import { mailLink } from "./mail-link.ts";

Deno.test("a mail has the subject and the text, with the line ends of mail", () => {
  const url = new URL(mailLink("A question & more", "Hello Mei,\n\nIs 5 > 4?"));
  assert.equal(url.protocol + url.pathname, "mailto:");
  assert.deepEqual([...new URLSearchParams(url.search)], [
    ["subject", "A question & more"],
    ["body", "Hello Mei,\r\n\r\nIs 5 > 4?"],
  ]);
});

Deno.test("an answer adds nobody to the mail", () => {
  const url = new URL(mailLink("", "x?cc=a@example.org&bcc=b"));
  assert.deepEqual([...new URLSearchParams(url.search).keys()], ["body"]);
});

Deno.test("a text that mail programs would cut off has no link", () => {
  assert.notEqual(mailLink("", "x".repeat(1887)), "");
  assert.equal(mailLink("", "x".repeat(1888)), "");
  assert.equal(mailLink("", "é".repeat(400)), "");
});
