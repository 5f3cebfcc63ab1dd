/**
 * The worker's switch-off: published in place of the worker, it deletes what the worker kept, then itself.
 *
 * Open pages go on as they are, with their words; their next request goes to the network. The sites of one account
 * share their caches, so only ours are touched. `python -m generator kill-worker SITE`.
 */

import { isOwnCache, type Worker } from "./worker.ts";

declare const EDITION: { readonly slug: string };

const worker = self as unknown as Worker;

// Chromium lets a worker go on waiting when a page asks the old one for a file at that very moment, so it is said
// more than once.
for (const after of [500, 2000, 8000]) setTimeout(() => worker.skipWaiting(), after);
worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("message", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = (await caches.keys()).filter((name) => isOwnCache(name, EDITION.slug));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
