import assert from "node:assert/strict";
import { Channel } from "./channel.ts";

/** What one window hears of what another, of any edition or none of ours, says. */
async function heard(messages: readonly unknown[]): Promise<string[]> {
  const told: string[] = [];
  const slug = `rut-${crypto.randomUUID()}`;
  const other = new BroadcastChannel(`workbook-${slug}`);
  const isOver = new Promise<void>((done) => {
    new Channel(slug).listen({
      changed: (addresses) => addresses[0] === "end" ? done() : told.push(addresses.join()),
      erased: () => told.push("erased"),
    });
  });
  for (const message of messages) other.postMessage(message);
  other.postMessage({ changed: ["end"] });
  await isOver;
  other.close();
  return told;
}

/** The channel of a page stays open as long as the page. */
const test = (name: string, work: () => Promise<void>) =>
  Deno.test({ name, sanitizeResources: false, sanitizeOps: false, fn: work });

test("another window's changes are heard", async () => {
  assert.deepEqual(await heard([{ changed: ["a/b", "a/c"] }]), ["a/b,a/c"]);
});

test("it is heard that everything was erased", async () => {
  assert.deepEqual(await heard([{ erased: true }]), ["erased"]);
});

test("what is not ours changes nothing", async () => {
  const rubbish = [null, 5, "x", [], {}, { changed: "a/b" }, { changed: [5, "a/b", null] }];
  assert.deepEqual(await heard(rubbish), ["", "", "", "", "", "", "a/b"]);
  assert.deepEqual(await heard([{ erased: false, changed: ["a/b"] }]), ["a/b"]);
});

test("what a page says is what every edition understands", async () => {
  const slug = `rut-${crypto.randomUUID()}`;
  const other = new BroadcastChannel(`workbook-${slug}`);
  const message = new Promise((done) => (other.onmessage = ({ data }) => done(data)));
  new Channel(slug).post({ changed: ["a/b"] });
  assert.deepEqual(await message, { changed: ["a/b"] });
  other.close();
});

test("a browser without channels, or one that refuses, is done without", async () => {
  const { BroadcastChannel } = globalThis;
  try {
    for (const missing of [undefined, refusing()]) {
      Object.assign(globalThis, { BroadcastChannel: missing });
      const channel = new Channel("rut");
      channel.post({ erased: true });
      channel.listen({ changed: () => assert.fail(), erased: () => assert.fail() });
    }
  } finally {
    Object.assign(globalThis, { BroadcastChannel });
  }
  await Promise.resolve();
});

const refusing = () =>
  class {
    constructor() {
      throw new DOMException("denied", "SecurityError");
    }
  };
