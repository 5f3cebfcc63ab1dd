import assert from "node:assert/strict";
import { type Clock, withClock } from "../testing/clock.ts";
import { Device } from "../testing/device.ts";
import { Random } from "../testing/random.ts";
import { Window, type World } from "../testing/window.ts";

const ADDRESSES = ["sheet/a", "sheet/b", "people/0a/name"];
const STEPS = 40;

function test(name: string, work: (world: World, clock: Clock) => Promise<void>): void {
  for (let seed = 1; seed <= 60; seed++) {
    Deno.test(`${name}, ${seed}`, () =>
      withClock(async (clock) => {
        sessionStorage.clear();
        const random = new Random(seed);
        const world = { device: new Device(), random, windows: new Set<Window>(), safe: new Map() };
        await work(world, clock);
        sessionStorage.clear();
      }));
  }
}

/** Wait until every window has saved what it holds. */
async function settle({ windows }: World, clock: Clock): Promise<void> {
  for (let n = 0; [...windows].some(({ saver }) => saver.unsaved().length); n++) {
    if (n > 50) throw new Error("it does not settle");
    await clock.pass(15_000);
  }
}

/** Everything that is kept under each address, current or earlier. */
async function keptIn({ device }: World): Promise<Map<string, string>> {
  const store = await device.open("reader");
  const kept = new Map<string, string>();
  const add = (address: string, value: unknown) =>
    kept.set(address, `${kept.get(address) ?? ""} ${value}`);
  for (const [address, { value }] of await store.read()) add(address, value);
  for (const { address, value } of await store.history()) add(address, value);
  store.close();
  return kept;
}

async function assertKept(world: World, words: Iterable<readonly [string, string]>): Promise<void> {
  const kept = await keptIn(world);
  for (const [address, word] of words) {
    assert.ok(kept.get(address)?.split(" ").includes(word), `${word} at ${address}`);
  }
}

/** One thing that happens: mostly somebody types. */
async function step(world: World, clock: Clock, n: number, typed: [string, string][]) {
  const { random, windows } = world;
  const window = random.pick([...windows]);
  const address = random.pick(ADDRESSES);
  if (random.happens(0.6)) {
    const word = `${window.tab}.${n}`;
    window.type(address, word);
    typed.push([address, word]);
  }
  if (random.happens(0.03)) {
    await settle(world, clock);
    window.clear(address);
    await settle(world, clock);
  }
  if (random.happens(0.4)) await random.pick([...windows]).hear();
  if (random.happens(0.2)) window.blink();
  if (random.happens(0.3)) await clock.pass(random.below(random.happens(0.1) ? 70_000 : 300));
}

test("two windows lose no word", async (world, clock) => {
  await Promise.all(["one", "two"].map((tab) => Window.open(world, tab)));
  const typed: [string, string][] = [];
  for (let n = 0; n < STEPS; n++) await step(world, clock, n, typed);
  await settle(world, clock);
  assert.ok(typed.length > 10);
  await assertKept(world, typed);
});

test("windows that come and go leave no word behind", async (world, clock) => {
  await Window.open(world, "w0");
  const typed: [string, string][] = [];
  for (let n = 1; n < STEPS; n++) {
    await step(world, clock, n, typed);
    if (world.random.happens(0.15)) await Window.open(world, `w${n}`);
    if (world.windows.size > 1 && world.random.happens(0.15)) {
      world.random.pick([...world.windows]).leave();
    }
  }
  await settle(world, clock);
  await Window.open(world, "last");
  await assertKept(world, typed);
});

test("a window that is killed loses nothing that was said to be saved", async (world, clock) => {
  await Window.open(world, "w0");
  for (let n = 1; n < STEPS; n++) {
    await step(world, clock, n, []);
    if (world.random.happens(0.1)) await Window.open(world, `w${n}`);
    if (!world.random.happens(0.15)) continue;
    world.random.pick([...world.windows]).kill();
    if (!world.windows.size) await Window.open(world, `w${n}b`);
  }
  await settle(world, clock);
  await Window.open(world, "last");
  const safe = [...world.safe].flatMap(([at, words]) =>
    [...words].map((word) => [at, word] as const)
  );
  await assertKept(world, safe.filter(([, word]) => word !== ""));
});

test("what was erased everywhere does not come back", async (world, clock) => {
  await Promise.all(["one", "two", "three"].map((tab) => Window.open(world, tab)));
  for (let n = 0; n < STEPS / 2; n++) await step(world, clock, n, []);
  await world.random.pick([...world.windows]).erase();
  for (let n = 0; n < 3; n++) await clock.pass(1000);
  const typed: [string, string][] = [];
  for (let n = 100; n < 100 + STEPS / 2; n++) await step(world, clock, n, typed);
  await settle(world, clock);
  await Window.open(world, "last");
  await assertKept(world, typed);
  const kept = [...(await keptIn(world)).values()].join(" ").split(" ").filter(Boolean);
  assert.deepEqual(kept.filter((word) => !/\.1\d\d$/.test(word)), []);
});
