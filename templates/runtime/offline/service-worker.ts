/**
 * Keeps one whole edition of the workbook on the device, so that it works without a network.
 *
 * All or nothing: an edition counts once every file is here and its digest is right. After that nothing is
 * written, and nothing but the files of the list is answered from here. It never sees an answer: those are in no
 * address and in no request.
 *
 * The publishing step puts `EDITION` before it, and the result at the top of the site.
 */

import { isOwnCache, type Worker, type WorkerEvent } from "./worker.ts";

declare const EDITION: {
  readonly slug: string;
  readonly version: string;
  /** Digests by file name. */
  readonly files: Readonly<Record<string, string>>;
};

const { slug, version, files } = EDITION;
const worker = self as unknown as Worker;
const HOME = new URL("./", location.href);
const AT_ONCE = 6;
const CACHE = `workbook-${slug}-${version}`;

const ownCaches = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => isOwnCache(name, slug));

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", answer);
worker.addEventListener("message", ({ data }) => {
  if (data === "SKIP_WAITING") worker.skipWaiting();
});

async function install(): Promise<void> {
  const earlier = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const left = Object.keys(files);
  const fill = async () => {
    for (let name = left.pop(); name; name = left.pop()) {
      await cache.put(
        addressOf(name),
        (await findWhole(name, earlier)) ?? (await fetchWhole(name)),
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fill));
  } catch (error) {
    left.length = 0;
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file that did not change is not fetched again. */
async function findWhole(name: string, earlier: readonly Cache[]): Promise<Response | undefined> {
  for (const cache of earlier) {
    const kept = await cache.match(addressOf(name));
    if (kept && (await digestOf(await kept.clone().arrayBuffer())) === files[name]) return kept;
  }
  return undefined;
}

async function fetchWhole(name: string): Promise<Response> {
  const response = await fetch(addressOf(name), { cache: "reload" });
  const body = await response.arrayBuffer();
  if (!response.ok || (await digestOf(body)) !== files[name]) {
    throw new Error(`${name} is not the file of this edition`);
  }
  // A new response: one that was redirected on its way may not answer a navigation.
  return new Response(body, { headers: contentType(response) });
}

const contentType = ({ headers }: Response): Record<string, string> => ({
  "Content-Type": headers.get("Content-Type") ?? "",
});

async function digestOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...digest));
}

async function activate(): Promise<void> {
  const others = (await ownCaches()).filter((name) => name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

function answer(event: WorkerEvent): void {
  const { request } = event;
  const url = new URL(request.url);
  // A policy in a page does not bind the workers it starts. This does: nothing leaves for elsewhere.
  if (url.origin !== location.origin) return event.respondWith(Response.error());
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(openPage(request, nameOf(url)));
  else if (!url.search && isKnown(nameOf(url))) event.respondWith(part(request, event.clientId));
}

/** A page; what stands behind `?` changes nothing in it. */
async function openPage(request: Request, name: string): Promise<Response> {
  if (isKnown(name)) return (await kept(name)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch {
    if (isKnown(`${name}/index.html`)) return Response.redirect(addressOf(`${name}/`));
    const page = await kept("404.html");
    return page
      ? new Response(page.body, { status: 404, headers: page.headers })
      : Response.error();
  }
}

/**
 * A file that a page asks for. A page that this edition does not know is of another one, and brings its own
 * files from there, so that the two never mix.
 */
async function part(request: Request, clientId: string): Promise<Response> {
  const name = nameOf(new URL(request.url));
  const client = await worker.clients.get(clientId);
  if (!client || isKnown(nameOf(new URL(client.url)))) return (await kept(name)) ?? fetch(request);
  return fetchFresh(request).catch(async () => (await kept(name)) ?? Response.error());
}

/** From the network, and forgotten: a browser would hand it on to pages of this edition. */
async function fetchFresh(request: Request): Promise<Response> {
  const response = await fetch(request, { cache: "no-cache" });
  const headers = { ...contentType(response), "Cache-Control": "no-store" };
  return new Response(response.body, { status: response.status, headers });
}

const kept = async (name: string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(addressOf(name));

const addressOf = (name: string): string => new URL(name, HOME).href;

const isKnown = (name: string): boolean => Object.hasOwn(files, name);

/** The file behind an address; empty for one outside the site. */
function nameOf({ pathname }: URL): string {
  if (!pathname.startsWith(HOME.pathname)) return "";
  const name = pathname.slice(HOME.pathname.length);
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}
