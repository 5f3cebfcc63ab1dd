// For when someone looks over: the page is gone at once, and Back does not bring it up again.

import { SITE } from "./site.js";
import { words } from "./words.js";

const TWICE_WITHIN = 600;

/** @param {HTMLElement} bar */
export function mountHide(bar) {
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "wb-quick-exit wb-quiet", textContent: words.quick_exit, title: words.quick_exit_hint, onclick: hide,
  });
  bar.append(button);
  let last = 0;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - last < TWICE_WITHIN) hide();
    last = event.timeStamp;
  });
}

function hide() {
  document.documentElement.hidden = true;
  document.title = words.quick_exit_title;
  location.replace(new URL("blank.html", SITE));
}
