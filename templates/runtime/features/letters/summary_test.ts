import assert from "node:assert/strict";
import { Answers, type Value } from "../../kit.ts";
import { answersOf } from "../../testing/answer.ts";
import { catalogue } from "../../testing/small-catalogue.ts";
import { summaryOf } from "./summary.ts";

const summary = (named: string, values: Record<string, Value>, kind = "") =>
  summaryOf(named.split(" "), new Answers(answersOf(values)), catalogue, kind);

const COACHES = Object.fromEntries(
  ["Mercy", "Ana", "Bo", "Cy", "Di"].flatMap((name, n): [string, Value][] => [
    [`people/${n}/name`, name],
    [`people/${n}/fits`, String(n)],
    [`people/${n}/kinds`, ["mentor"]],
  ]),
);

Deno.test("questions that are answered stand with their answers, in the order of the sum-up", () => {
  const { pairs, tables } = summary("ask/how ask/day ask/who", {
    "ask/who": "I do payroll",
    "ask/how": "call",
    "ask/day": "",
  });
  assert.deepEqual(pairs, [
    { prompt: "How I ask", text: "By phone" },
    { prompt: "Who I am", text: "I do payroll" },
  ]);
  assert.deepEqual(tables, []);
});

Deno.test("rows stand side by side, four in a table", () => {
  const { tables } = summary("people/name people/fits people/does", COACHES);
  assert.deepEqual(tables.map(({ corner, names }) => [corner, ...names]), [
    ["Name", "Mercy", "Ana", "Bo", "Cy"],
    ["Name", "Di"],
  ]);
  assert.deepEqual(tables[0]?.lines, [
    { prompt: "We agree", texts: ["0", "1", "2", "3"] },
    { prompt: "What they do", texts: ["_____", "_____", "_____", "_____"] },
  ]);
});

Deno.test("rows of another kind are left out, and those that say nothing here", () => {
  const others = {
    "people/8/name": "A helper",
    "people/8/kinds": ["helper"],
    "people/9/does": "Plans",
    "people/9/kinds": ["mentor"],
  };
  const { tables } = summary("people/name people/fits", { ...COACHES, ...others }, "mentor");
  assert.deepEqual(tables.flatMap(({ names }) => names), ["Mercy", "Ana", "Bo", "Cy", "Di"]);
});

Deno.test("someone without a name has a column as well", () => {
  const { tables } = summary("people/name people/fits", { "people/1/fits": "7" });
  assert.deepEqual(tables[0]?.names, ["_____"]);
});

Deno.test("every list has tables of its own", () => {
  const { tables } = summary("ask/days/how people/name ask/days/day", {
    "people/1/name": "Mei",
    "ask/days/a/how": "by bus",
    "ask/days/a/day": "Monday",
  });
  assert.deepEqual(tables.map(({ corner, names }) => [corner, ...names]), [
    ["How I get there", "by bus"],
    ["Name", "Mei"],
  ]);
  assert.deepEqual(tables[0]?.lines, [{ prompt: "Which day", texts: ["Monday"] }]);
});

Deno.test("with nothing to show there is nothing", () => {
  assert.deepEqual(summary("ask/who people/name", {}), { pairs: [], tables: [] });
});
