// The kill switch: published in place of the worker, it takes away what the worker kept, then itself.
//
// Open pages go on as they are, with their words; their next request goes to the network. The sites
// of one account share their caches, so only ours are touched. `python -m generator kill-worker SITE`.

const BUILD = {};

const { slug } = /** @type {{slug: string}} */ (BUILD);
const worker = /** @type {any} */ (self);
const PREFIX = `workbook-${slug}-`;
const isOwn = (/** @type {string} */ name) => name.startsWith(PREFIX) && /^[0-9a-f]{16}$/.test(name.slice(PREFIX.length));

// Chromium lets a worker go on waiting when a page asks the old one for a file at that very moment, so
// it is said more than once.
for (const after of [500, 2000, 8000]) setTimeout(() => worker.skipWaiting(), after);
worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("message", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter(isOwn);
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
