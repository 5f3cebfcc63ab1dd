import assert from "node:assert/strict";
import { settingsText } from "./names.ts";
import { PrintSettings } from "./settings.ts";

/** A place to keep them. */
function shelf(text?: string) {
  const kept = new Map(text === undefined ? [] : [["workbook-rut.print", text]]);
  return {
    kept,
    getJson: (key: string): unknown => {
      try {
        return JSON.parse(kept.get(key) ?? "null");
      } catch {
        return null;
      }
    },
    setItem: (key: string, value: string) => kept.set(key, value).size > 0,
  };
}

const USUAL = { kind: "answers", paper: "a4", large: false, saver: false };

Deno.test("paper is Letter where it is usual, and A4 everywhere else", () => {
  const paperIn = (language: string) => new PrintSettings(shelf(), "rut", language).read().paper;
  for (const language of ["en-US", "en", "fr-CA", "es-MX", "es-CL", "fil"]) {
    assert.equal(paperIn(language), "letter", language);
  }
  for (const language of ["en-GB", "de", "es-AR", "he", "pt-BR", "", "not a language"]) {
    assert.equal(paperIn(language), "a4", language);
  }
});

Deno.test("what was changed is remembered, and the rest stays", () => {
  const place = shelf();
  new PrintSettings(place, "rut", "de").change({ large: true });
  new PrintSettings(place, "rut", "de").change({ kind: "blank" });
  assert.deepEqual(new PrintSettings(place, "rut", "en-US").read(), {
    ...USUAL,
    kind: "blank",
    large: true,
  });
});

Deno.test("what is not known is left aside: other code, or another edition, may have written it", () => {
  const known = JSON.stringify({ kind: "answered", paper: "letter", large: 1, saver: "", more: 1 });
  assert.deepEqual(new PrintSettings(shelf(known), "rut", "de").read(), {
    kind: "answered",
    paper: "letter",
    large: true,
    saver: false,
  });
  for (
    const text of [
      "",
      "null",
      "5",
      "[]",
      '{"kind":"missing","paper":"a4"}',
      '{"kind":"blank"}',
      '{"kind":"__proto__","paper":"a4"}',
    ]
  ) {
    assert.deepEqual(new PrintSettings(shelf(text), "rut", "de").read(), USUAL, text);
  }
});

Deno.test("the summary says how it prints, and the kind only where something is asked", () => {
  const settings = { kind: "blank", paper: "letter", large: true, saver: true } as const;
  assert.equal(
    settingsText(settings, true),
    "blank to write on, US Letter, large print, ink saver",
  );
  assert.equal(settingsText({ ...settings, saver: false }, false), "US Letter, large print");
});
