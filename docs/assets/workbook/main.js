// Starts the workbook on a page: the only module that acts when it is loaded.

import { showProgress } from "./progress.js";
import { addPrintButtons, mountPrint, printButton } from "./print.js";
import { mount } from "./runtime.js";
import { createStatus } from "./status.js";
import { openStore, PageStore, StorageError } from "./store.js";
import { createTail } from "./tail.js";
import { words } from "./words.js";

const bar = /** @type {HTMLElement | null} */ (document.querySelector(".wb-status[data-workbook]"));
if (bar) start(bar);

/** @param {HTMLElement} bar */
async function start(bar) {
  const root = /** @type {HTMLElement} */ (bar.parentElement);
  const { workbook: slug = "", kind, worksheet } = bar.dataset;
  const status = createStatus(bar, copyOfPage);
  const { store, stored } = await open(slug);
  const channel = openChannel(`workbook-${slug}`);
  const tail = createTail(slug, store.tab, storage());
  const parts = { store, tail, channel, onState: onState, onAnswers: (/** @type {any} */ a) => showProgress(document.body, a) };
  const page = await mount(root, parts).catch(() => mount(root, { ...parts, store: new PageStore() }));

  if (!stored) status.off();
  else if (kind === "worksheet") status.ready(latest(page.answers(), worksheet));
  if (kind === "worksheet") prepareWorksheet();
  const tools = /** @type {HTMLElement | null} */ (root.querySelector("[data-tools]"));
  if (kind === "home" && tools) (await import("./pages/home.js")).showContinue(tools, page.answers());
  if (kind === "answers" && tools) {
    const announce = (/** @type {string[]} */ changed) => channel.postMessage({ changed });
    (await import("./pages/your-answers.js")).mountAnswers(tools, { store, slug, say: status.say, announce });
  }
  mountPrint(root);
  document.documentElement.dataset.workbook = "ready";

  /** @param {"saving" | "saved" | "failed"} state */
  function onState(state) {
    if (stored) status.state(state);
  }

  function prepareWorksheet() {
    bar.append(printButton(words.print, ""));
    const place = /** @type {HTMLElement | null} */ (root.querySelector("[data-tools]"));
    if (place) addPrintButtons(place);
  }

  async function copyOfPage() {
    const { toFile } = await import("./backup.js");
    const now = Date.now();
    const onPage = [...page.onPage()].map(([address, value]) => [address, { value, rev: 0, savedAt: now, tab: "" }]);
    const answers = new Map([...page.answers(), .../** @type {any} */ (onPage)]);
    return toFile(answers, (address) => address, { slug, title: document.title, edition: bar.dataset.edition ?? "" });
  }
}

/** @param {string} slug */
async function open(slug) {
  try {
    return { store: await openStore(slug), stored: true };
  } catch (error) {
    if (!(error instanceof StorageError)) reportError(error);
    return { store: new PageStore(), stored: false };
  }
}

/** @param {string} name */
function openChannel(name) {
  return "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : Object.assign(new EventTarget(), { postMessage() {}, close() {} });
}

/** Reading `localStorage` itself may throw when it is blocked. */
function storage() {
  try {
    return localStorage;
  } catch {
    return /** @type {Storage} */ (/** @type {unknown} */ ({}));
  }
}

/** @param {Map<string, import("./answer.js").Answer>} answers @param {string} [worksheet] */
function latest(answers, worksheet) {
  const times = [...answers].filter(([address]) => address.startsWith(`${worksheet}/`)).map(([, { savedAt }]) => savedAt);
  return Math.max(0, ...times);
}
