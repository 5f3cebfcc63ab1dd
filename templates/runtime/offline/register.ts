/** Keeps the workbook on the device for when there is no network, and says when a new edition is there. */

import { message } from "../ui/messages.ts";
import { element } from "../ui/elements.ts";

const HOUR = 3600_000;
const ASK_AGAIN = 1000;

/** @param settled resolves when every answer is saved: only then may a page be reloaded */
export async function keepOffline(settled: () => Promise<void>): Promise<void> {
  // Only a published page names a manifest, and the worker lies beside it. Plain http has no container.
  const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
  const container = navigator.serviceWorker;
  if (!manifest || !container) return;
  const update = new EditionUpdate(container, settled);
  const registration = await container.register(new URL("service-worker.js", manifest.href), {
    updateViaCache: "none",
  });
  update.follow(registration);
  checkHourly(registration);
}

/** Offers a new edition, and switches to it when the reader says so. */
class EditionUpdate {
  #registration: ServiceWorkerRegistration | undefined;
  #isControlled: boolean;
  #isAccepted = false;
  #isOffered = false;

  constructor(container: ServiceWorkerContainer, private readonly settled: () => Promise<void>) {
    this.#isControlled = container.controller !== null;
    container.addEventListener("controllerchange", () => this.#onChange());
  }

  follow(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
    const look = () => registration.waiting && registration.active && this.#offer();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", look);
    });
    look();
  }

  /** Another worker has taken over: because this page asked, or another window did, or it is the first. */
  #onChange(): void {
    if (this.#isAccepted) location.reload();
    else if (this.#isControlled) this.#offer();
    this.#isControlled = true;
  }

  async #accept(): Promise<void> {
    await this.settled();
    this.#isAccepted = true;
    this.#switch();
  }

  /** Chromium may pass over a change while a file is on its way, so it is asked for again. */
  #switch(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload();
    waiting.postMessage("SKIP_WAITING");
    setTimeout(() => this.#switch(), ASK_AGAIN);
  }

  #offer(): void {
    if (this.#isOffered) return;
    this.#isOffered = true;
    // What brings words to safety must fit this page, so it is fetched while this edition is here.
    setTimeout(() => import("../backup/backup.ts").catch(() => {}), 1000);
    const box = element("div", "", "wb-edition md-typeset");
    box.setAttribute("role", "status");
    box.dataset.part = "register";
    document.body.append(box);
    const show = button("wb-button", message("show_new_edition"), () => this.#accept());
    const later = button("wb-quiet", message("later"), () => box.remove());
    box.append(element("p", message("new_edition")), show, later);
  }
}

function checkHourly(registration: ServiceWorkerRegistration): void {
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - checked < HOUR) return;
    checked = Date.now();
    registration.update().catch(() => {});
  });
}

const button = (className: string, text: string, onclick: () => void): HTMLButtonElement =>
  Object.assign(element("button", text, className), { type: "button" as const, onclick });
