// Starts the workbook on a page: the only module that acts when it is loaded.

import { createKeeper, remind } from "./care.js";
import { mountHide } from "./hide.js";
import { PageStore } from "./page-store.js";
import { addPrintButtons, mountPrint, printButton } from "./print.js";
import { showProgress } from "./progress.js";
import { findLost, offerLost } from "./rescue.js";
import { mount } from "./runtime.js";
import { createSecondCopy } from "./second-copy.js";
import { createStatus } from "./status.js";
import { openStore } from "./store.js";
import { createTail } from "./tail.js";
import { words } from "./words.js";

const bar = /** @type {HTMLElement | null} */ (document.querySelector(".wb-status[data-workbook]"));
if (bar) start(bar);

/** @param {HTMLElement} bar */
async function start(bar) {
  const root = /** @type {HTMLElement} */ (bar.parentElement);
  const { workbook: slug = "", kind, worksheet } = bar.dataset;
  const local = storageOf("localStorage");
  const session = storageOf("sessionStorage");
  if (local.getItem?.(`workbook-${slug}.spellcheck`) === "off") root.spellcheck = false;

  const status = createStatus(bar, copyOfPage);
  let { store, state } = await open(slug, session);
  const copy = createSecondCopy(slug, local);
  const channel = openChannel(`workbook-${slug}`);
  const keepAsked = createKeeper();
  let asking = false;
  const parts = {
    tail: createTail(slug, store.tab, state === "stored" ? local : session),
    channel,
    onState: (/** @type {"saving" | "saved" | "failed"} */ now) => state === "stored" && status.state(now),
    onAnswers: (/** @type {Answers} */ answers) => showProgress(document.body, answers),
    onKept(/** @type {Answers} */ answers) {
      if (state !== "stored") return;
      if (!asking) copy.follow(answers);
      keepAsked();
    },
    onGone: () => status.say(words.erasedElsewhere),
  };
  const page = await mount(root, { ...parts, store }).catch(() => {
    [store, state] = [new PageStore(), "off"];
    return mount(root, { ...parts, store });
  });

  if (state === "off") status.off();
  else if (state === "session") status.say(words.sessionOnly);
  else if (kind === "worksheet") status.ready(latest(page.answers(), worksheet));
  if (kind === "worksheet") {
    bar.append(printButton(words.print, ""));
    mountHide(bar);
  }
  mountPrint(root);
  await mountTools();
  document.documentElement.dataset.workbook = "ready";
  if (state === "stored") await lookAfter();

  async function mountTools() {
    const place = /** @type {HTMLElement | null} */ (root.querySelector("[data-tools]"));
    if (!place) return;
    if (kind === "worksheet") addPrintButtons(place);
    if (kind === "home") await (await import("./pages/home.js")).showContinue(place, page.answers());
    if (kind === "answers") {
      const { mountAnswers } = await import("./pages/your-answers.js");
      await mountAnswers(place, { store, copy, slug, local, session, say: status.say, tell: (message) => channel.postMessage(message) });
    }
  }

  /** What was lost is offered; what is at risk is said. */
  async function lookAfter() {
    const found = await findLost(page.answers(), copy);
    if (found) {
      asking = true;
      offerLost(bar, found, { restore, leave: () => (asking = false) });
    }
    if (kind !== "answers") remind(bar, page.answers(), (await store.meta("copied")) ?? 0);
    await store.tidy();

    async function restore() {
      await store.save(found?.lost.map(([address, { value }]) => ({ address, value, base: 0 })) ?? [], "theirs");
      asking = false;
      await page.reload();
      copy.follow(page.answers());
      status.say(words.broughtBack);
    }
  }

  async function copyOfPage() {
    const { toFile } = await import("./backup.js");
    const savedAt = Date.now();
    const onPage = [...page.onPage()].map(([address, value]) => /** @type {const} */ ([address, { value, rev: 0, savedAt, tab: "" }]));
    const answers = new Map([...page.answers(), ...onPage]);
    return toFile(answers, (address) => address, { slug, title: document.title, edition: bar.dataset.edition ?? "" });
  }
}

/** @typedef {Map<string, import("./answer.js").Answer>} Answers */

/**
 * @param {string} slug @param {Storage} session
 * @returns {Promise<{store: import("./store.js").Store | PageStore, state: "stored" | "session" | "off"}>}
 */
async function open(slug, session) {
  const key = `workbook-${slug}.session`;
  if (session.getItem?.(key)) return { store: new PageStore(session, key), state: "session" };
  try {
    return { store: await openStore(slug), state: "stored" };
  } catch {
    return { store: new PageStore(), state: "off" };
  }
}

/** @param {string} name */
function openChannel(name) {
  return "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : Object.assign(new EventTarget(), { postMessage() {}, close() {} });
}

/** Reading these globals itself may throw when storage is blocked. @param {"localStorage" | "sessionStorage"} name */
function storageOf(name) {
  try {
    return globalThis[name] ?? /** @type {Storage} */ ({});
  } catch {
    return /** @type {Storage} */ ({});
  }
}

/** @param {Answers} answers @param {string} [worksheet] */
function latest(answers, worksheet) {
  const times = [...answers].filter(([address]) => address.startsWith(`${worksheet}/`)).map(([, { savedAt }]) => savedAt);
  return Math.max(0, ...times);
}
