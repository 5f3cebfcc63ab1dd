// A classic script, before the theme's own: the index of the search weighs as much as all else on a page, and the
// theme would load it on every one. Its request waits until somebody turns to the search. Were the theme to ask for it
// in another way, it would just come at once, as before.

{
  const INDEX = "search/search_index.json";
  /** @type {(XMLHttpRequest)[]} */
  const waiting = [];
  let wanted = new URLSearchParams(location.search).has("q") || location.hash === "#__search";
  const { open, send } = XMLHttpRequest.prototype;

  /** @param {string} method @param {string | URL} url @param {any[]} rest */
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (!wanted && String(url).endsWith(INDEX)) waiting.push(this);
    return Reflect.apply(open, this, [method, url, ...rest]);
  };

  XMLHttpRequest.prototype.send = function (body) {
    if (!waiting.includes(this)) send.call(this, body);
  };

  /** @param {Event} event */
  function look({ target }) {
    if (wanted || !(/** @type {Element} */ (target).closest?.("[data-md-component=search], [for=__search]"))) return;
    wanted = true;
    for (const request of waiting.splice(0)) send.call(request);
  }
  for (const type of ["focusin", "pointerdown", "click"]) addEventListener(type, look, true);
}
