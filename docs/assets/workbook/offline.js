// Keeps the workbook on the device for when there is no network, and says when a new edition is there.

import { button, element } from "./pages/answers/element.js";
import { words } from "./words.js";

const HOUR = 3600_000;

/** @param {() => Promise<void>} settled resolves when every answer is saved */
export async function keepOffline(settled) {
  // Only a published page names a manifest, and the worker lies beside it. Plain http has no container.
  const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=manifest]"));
  const { serviceWorker: container } = navigator;
  if (!manifest || !container) return;

  let controlled = container.controller !== null;
  let asked = false;
  let offered = false;
  container.addEventListener("controllerchange", changed);

  const registration = await container.register(new URL("service-worker.js", manifest.href), { updateViaCache: "none" });
  const look = () => registration.waiting && registration.active && offer();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  look();

  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - checked < HOUR) return;
    checked = Date.now();
    registration.update().catch(() => {});
  });

  /** Another worker has taken over: because this page asked, or another window did, or it is the first. */
  function changed() {
    if (asked) location.reload();
    else if (controlled) offer();
    controlled = true;
  }

  async function accept() {
    await settled();
    asked = true;
    change();
  }

  // Chromium may pass over a change while a file is on its way, so it is asked for again.
  function change() {
    if (!registration.waiting) return location.reload();
    registration.waiting.postMessage("SKIP_WAITING");
    setTimeout(change, 1000);
  }

  function offer() {
    if (offered) return;
    offered = true;
    // What brings words to safety must fit this page, so it is fetched while this edition is here.
    setTimeout(() => import("./backup.js").catch(() => {}), 1000);
    const box = element("div", "", "wb-edition md-typeset");
    box.setAttribute("role", "status");
    document.body.append(box);
    box.append(element("p", words.new_edition), button(words.show_new_edition, accept), button(words.later, () => box.remove(), "wb-quiet"));
  }
}
