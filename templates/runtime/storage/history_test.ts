import assert from "node:assert/strict";
import { answer } from "../testing/answer.ts";
import { withClock } from "../testing/clock.ts";
import { Device } from "../testing/device.ts";
import { readdress } from "./history.ts";
import type { HistoryEntry, Reason } from "./storage.ts";

const NOW = Date.UTC(2026, 10, 22);
const DAY = 24 * 3600_000;

const entry = (
  value: string,
  why: Reason = "earlier",
  savedAt = NOW,
  address = "a/b",
): HistoryEntry => ({ ...answer(value, { savedAt }), address, why });

/** What is left of a history after it was tidied. */
async function tidied(entries: readonly HistoryEntry[]): Promise<HistoryEntry[]> {
  const device = new Device();
  const store = await device.open("one");
  await device.tamper("history", (history) => entries.forEach((one) => history.add(one)));
  await withClock(() => store.tidy(), NOW);
  const left = await store.history();
  store.close();
  return left;
}

const many = (count: number, why?: Reason, savedAt?: number, address?: string) =>
  Array.from({ length: count }, (_, n) => entry(`${why} ${n}`, why, savedAt, address));

for (const count of [0, 1, 99, 100]) {
  Deno.test(`${count} earlier values of an answer are all kept`, async () => {
    assert.deepEqual(await tidied(many(count)), many(count));
  });
}

Deno.test("of more than a hundred the newest stay", async () => {
  assert.deepEqual(await tidied(many(130)), many(130).slice(30));
});

Deno.test("each answer has its own hundred", async () => {
  const one = many(101);
  const two = many(101, "earlier", NOW, "a/c");
  const left = await tidied(one.flatMap((entry, n) => [entry, two[n] ?? entry]));
  assert.equal(left.length, 200);
});

for (const why of ["conflict", "migrate"] as const) {
  Deno.test(`a value lost by ${why} is spared for three months, and no longer`, async () => {
    const old = entry("old", why, NOW - 90 * DAY);
    const young = entry("young", why, NOW - 90 * DAY + 1);
    assert.deepEqual(await tidied([old, young, ...many(100)]), [young, ...many(100)]);
    assert.deepEqual(await tidied([old, young, ...many(98)]), [old, young, ...many(98)]);
  });
}

Deno.test("a value with a time that is yet to come is kept", async () => {
  const future = entry("from a clock that was wrong", "conflict", NOW + 1000 * DAY);
  assert.deepEqual(await tidied([future, ...many(100)]), [future, ...many(100)]);
});

Deno.test("earlier values follow their answer to its new address", async () => {
  const device = new Device();
  const store = await device.open("one");
  const entries = [entry("1"), entry("2", "conflict"), entry("3", "earlier", NOW, "a/c")];
  await device.tamper("history", (history) => {
    entries.forEach((one) => history.add(one));
  });
  await store.rewrite((tx) => readdress(tx.objectStore("history"), "a/b", "a/new"));
  assert.deepEqual((await store.history("a/new")).map(({ value }) => value), ["1", "2"]);
  assert.deepEqual((await store.history()).map(({ address }) => address), [
    "a/new",
    "a/new",
    "a/c",
  ]);
  store.close();
});
