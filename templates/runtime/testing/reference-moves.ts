/** What planning moves must do, said a second time and more slowly. */

import type { Moves, Step } from "../answers/moves.ts";
import type { Answer, Value } from "../answers/value.ts";

interface Words {
  readonly address: string;
  readonly value: Value;
  readonly savedAt: number;
  readonly rank: number;
}

export function referencePlan(answers: ReadonlyMap<string, Answer>, moves: Moves): Step[] {
  const arriving: Record<string, Words[]> = {};
  for (const [address, { value, savedAt }] of answers) {
    if (typeof value === "string" ? value.trim() === "" : value.length === 0) continue;
    const { to, rank } = follow(address, moves);
    arriving[to] = [...(arriving[to] ?? []), { address, value, savedAt, rank }];
  }
  const steps = Object.entries(arriving).map(([to, all]) => settle(to, all, moves));
  return steps.filter((step) => step.from.length > 0);
}

/** Rewrite the longest front that has moved, until none has. */
function follow(address: string, { places }: Moves): { to: string; rank: number } {
  let { parts, row } = questionOf(address);
  let first: string | undefined;
  for (let front = longestFront(parts, places); front; front = longestFront(parts, places)) {
    first ??= front;
    parts = [...String(places[front]).split("/"), ...parts.slice(front.split("/").length)];
  }
  const rank = first === undefined ? 0 : Object.keys(places).indexOf(first);
  if (row === undefined) return { to: parts.join("/"), rank };
  const above = parts.slice(0, -1);
  const mark = row.indexOf("-");
  let worksheet = row.slice(mark + 1);
  while (above.length === 1 && mark >= 0 && worksheet in places) {
    worksheet = String(places[worksheet]);
  }
  const rowNow = mark >= 0 ? `${row.slice(0, mark)}-${worksheet}` : row;
  return { to: [...above, rowNow, parts.at(-1)].join("/"), rank };
}

function longestFront(parts: string[], places: Moves["places"]): string | undefined {
  const fronts = parts.map((_, n) => parts.slice(0, n + 1).join("/"));
  return fronts.reverse().find((front) => front in places);
}

/** Take the row out of an address. */
function questionOf(address: string): { parts: string[]; row: string | undefined } {
  const parts = address.split("/");
  if (parts.length < 3) return { parts, row: undefined };
  return { parts: [...parts.slice(0, -2), parts.at(-1) ?? ""], row: parts.at(-2) };
}

function settle(to: string, all: readonly Words[], moves: Moves): Step {
  const here = all.find((one) => one.address === to);
  const others = all.filter((one) => one.address !== to)
    .sort((a, b) => a.rank - b.rank || (a.address < b.address ? -1 : 1));
  const isJoined = moves.joined.includes(questionOf(to).parts.join("/"));
  const value = here ? here.value : mergedOf(others, isJoined);
  const isWhole = isJoined && !here;
  return {
    to,
    value,
    savedAt: here ? here.savedAt : Math.max(...others.map((one) => one.savedAt)),
    from: others.map((one) => one.address),
    displaced: others.filter((one) => !isIn(one.value, value, isWhole)).map((one) => one.address),
  };
}

function mergedOf(all: readonly Words[], isJoined: boolean): Value {
  if (all.every((one) => Array.isArray(one.value))) {
    return [...new Set(all.flatMap((one) => one.value))];
  }
  if (isJoined && all.every((one) => typeof one.value === "string")) {
    return [...new Set(all.map((one) => one.value))].join("\n\n");
  }
  const newest = Math.max(...all.map((one) => one.savedAt));
  return all.find((one) => one.savedAt === newest)?.value ?? "";
}

function isIn(one: Value, value: Value, isWhole: boolean): boolean {
  if (typeof value === "string") return one === value || (isWhole && value.includes(String(one)));
  return typeof one !== "string" && one.every((choice) => value.includes(choice));
}
