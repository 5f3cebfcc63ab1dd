/**
 * A classic script that stands in the page itself, before every file that the page asks for.
 *
 * It is for when a file does not come: it says at once when our modules do not arrive or do not start, and lets the page
 * go on without its styles. And it makes the theme wait with the index of its search, which weighs as much as everything
 * else on a page, until somebody turns to the search.
 */

const INDEX = "search/search_index.json";
const OURS = "/assets/workbook/";
const SEARCH = "[data-md-component=search], [for=__search]";
const LATE = 5000;

addEventListener("error", ({ target, filename }) => {
  const source = target instanceof HTMLScriptElement ? target.src : filename;
  if (source?.includes(OURS)) document.documentElement.dataset.workbook ??= "failed";
}, true);

// Until a style sheet answers, a browser shows nothing and runs no module. One that comes in later holds up neither.
setTimeout(() => {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    if (!link.sheet) link.replaceWith(link.cloneNode());
  }
}, LATE);

const waiting: XMLHttpRequest[] = [];
let isWanted = new URLSearchParams(location.search).has("q") || location.hash === "#__search";
const { open, send } = XMLHttpRequest.prototype;

XMLHttpRequest.prototype.open = function (method: string, url: string | URL, ...rest: unknown[]) {
  if (!isWanted && String(url).endsWith(INDEX)) waiting.push(this);
  Reflect.apply(open, this, [method, url, ...rest]);
};

XMLHttpRequest.prototype.send = function (body) {
  if (!waiting.includes(this)) send.call(this, body);
};

function look({ target }: Event): void {
  if (isWanted || !(target instanceof Element && target.closest(SEARCH))) return;
  isWanted = true;
  for (const request of waiting.splice(0)) send.call(request);
}
for (const type of ["focusin", "pointerdown", "click"]) addEventListener(type, look, true);
