// Keeps one whole edition of the workbook on the device, so that it works without a network.
//
// All or nothing: an edition counts once every file is here and its digest is right. After that
// nothing is written, and nothing but the files of the list is answered from here. It never sees an
// answer: those are in no address and in no request.
//
// This file does nothing where it lies. generator/publish/post_processing.py fills in the list and the version, and puts
// the result at the top of the site.

const BUILD = {};

const { slug, version, files } = /** @type {{slug: string, version: string, files: Record<string, string>}} */ (BUILD);
const worker = /** @type {any} */ (self);
const HOME = new URL("./", location.href);
const AT_ONCE = 6;

// The sites of one account share their caches: the name must be ours to the last character.
const PREFIX = `workbook-${slug}-`;
const CACHE = PREFIX + version;
const isOwn = (/** @type {string} */ name) => name.startsWith(PREFIX) && /^[0-9a-f]{16}$/.test(name.slice(PREFIX.length));
const ownCaches = async () => (await caches.keys()).filter(isOwn);

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", answer);
worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
  if (data === "SKIP_WAITING") worker.skipWaiting();
});

async function install() {
  const earlier = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const left = Object.keys(files);
  const fill = async () => {
    for (let name = left.pop(); name; name = left.pop()) {
      await cache.put(addressOf(name), (await findWhole(name, earlier)) ?? (await fetchWhole(name)));
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

/** A file that did not change is not fetched again. @param {string} name @param {Cache[]} earlier */
async function findWhole(name, earlier) {
  for (const cache of earlier) {
    const kept = await cache.match(addressOf(name));
    if (kept && (await digestOf(await kept.clone().arrayBuffer())) === files[name]) return kept;
  }
}

/** @param {string} name */
async function fetchWhole(name) {
  const response = await fetch(addressOf(name), { cache: "reload" });
  const body = await response.arrayBuffer();
  if (!response.ok || (await digestOf(body)) !== files[name]) throw new Error(`${name} is not the file of this edition`);
  // A new response: one that was redirected on its way may not answer a navigation.
  return new Response(body, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

/** @param {ArrayBuffer} body */
const digestOf = async (body) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body))));

async function activate() {
  await Promise.all((await ownCaches()).filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {any} event */
function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  // A policy in a page does not bind the workers it starts. This does: nothing leaves for elsewhere.
  if (url.origin !== location.origin) return event.respondWith(Response.error());
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(open(request, nameOf(url)));
  else if (!url.search && isKnown(nameOf(url))) event.respondWith(part(request, event.clientId));
}

/** A page; what stands behind `?` changes nothing in it. @param {Request} request @param {string} name */
async function open(request, name) {
  if (isKnown(name)) return (await kept(name)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch {
    if (isKnown(`${name}/index.html`)) return Response.redirect(addressOf(`${name}/`));
    const page = await kept("404.html");
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }
}

/**
 * A file that a page asks for. A page that this edition does not know is of another one, and brings its
 * own files from there, so that the two never mix.
 * @param {Request} request @param {string} clientId
 */
async function part(request, clientId) {
  const name = nameOf(new URL(request.url));
  const client = await worker.clients.get(clientId);
  if (!client || isKnown(nameOf(new URL(client.url)))) return (await kept(name)) ?? fetch(request);
  return fetchFresh(request).catch(async () => (await kept(name)) ?? Response.error());
}

/** From the network, and forgotten: a browser would hand it on to pages of this edition. @param {Request} request */
async function fetchFresh(request) {
  const { body, status, headers } = await fetch(request, { cache: "no-cache" });
  return new Response(body, { status, headers: { "Content-Type": headers.get("Content-Type") ?? "", "Cache-Control": "no-store" } });
}

/** @param {string} name */
const kept = async (name) => (await caches.open(CACHE)).match(addressOf(name));
/** @param {string} name */
const addressOf = (name) => new URL(name, HOME).href;
/** @param {string} name */
const isKnown = (name) => Object.hasOwn(files, name);

/** The file behind an address; empty for one outside the site. @param {URL} url */
function nameOf({ pathname }) {
  if (!pathname.startsWith(HOME.pathname)) return "";
  const name = pathname.slice(HOME.pathname.length);
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}
