import assert from "node:assert/strict";
import plugin, { problemOf } from "./lint.ts";

const RUNTIME = "/project/templates/runtime/";

Deno.test("imports follow the table", () => {
  const cases: [string, string, string][] = [
    ["answers/row.ts", "./value.ts", ""],
    ["answers/row.ts", "../ui/site.ts", ""],
    ["answers/row.ts", "../storage/saver.ts", "answers may not import storage"],
    ["features/people/card.ts", "../../kit.ts", ""],
    ["features/people/card.ts", "./person.ts", ""],
    ["features/people/card.ts", "../home/home.ts", "a feature may not import another feature"],
    ["features/people/card.ts", "../../page/rows.ts", "features may not import page"],
    ["features/people/card.ts", "lit-html", "features may not import lit-html"],
    ["storage/saver.ts", "lit-html", "storage may not import lit-html"],
    ["page/widgets.ts", "lit-html", ""],
    ["answers/row_test.ts", "../main.ts", ""],
  ];
  for (const [file, source, problem] of cases) {
    assert.equal(problemOf(RUNTIME + file, source), problem, `${file} ← ${source}`);
  }
});

const problems = (name: string, source: string) =>
  Deno.lint.runPlugin(plugin, `${RUNTIME}ui/${name}.ts`, source).map(({ message }) => message);

Deno.test("long functions are found, and markup does not count", () => {
  const body = (line: string) => Array.from({ length: 45 }, () => line).join("\n");
  assert.deepEqual(problems("long", `function long() {\n${body("go();")}\n}`), [
    "a function of 47 lines: split it",
  ]);
  assert.deepEqual(problems("view", `const view = () => html\`\n${body("<p></p>")}\n\`;`), []);
});

Deno.test("long modules are found", () => {
  const lines = (number: number) => Array.from({ length: number }, () => "go();\n").join("");
  assert.deepEqual(problems("long", lines(251)), ["a module of 251 lines: is it two things?"]);
  assert.deepEqual(problems("short", lines(250)), []);
});
