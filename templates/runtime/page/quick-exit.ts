/** For when someone looks over: the page is gone at once, and Back does not bring it up again. */

import { message } from "../ui/messages.ts";
import { siteUrl } from "../ui/site.ts";

const TWICE_WITHIN = 600;

export function mountQuickExit(bar: HTMLElement): void {
  bar.append(Object.assign(document.createElement("button"), {
    type: "button",
    className: "wb-quick-exit wb-quiet",
    textContent: message("quick_exit"),
    title: message("quick_exit_hint"),
    onclick: leave,
  }));
  let last = -TWICE_WITHIN;
  addEventListener("keydown", ({ key, timeStamp }) => {
    if (key !== "Escape") return;
    if (timeStamp - last < TWICE_WITHIN) leave();
    last = timeStamp;
  });
}

function leave(): void {
  document.documentElement.hidden = true;
  document.title = message("quick_exit_title");
  location.replace(siteUrl("blank.html"));
}
