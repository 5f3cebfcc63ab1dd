// Starts the workbook on a page: the only module that acts when it is loaded.

import { createKeeper, remind } from "./care.js";
import { mountHide } from "./hide.js";
import { PageStore } from "./page-store.js";
import { createSettings, mountPrint, printButton } from "./print.js";
import { showProgress } from "./progress.js";
import { findLost, offerLost } from "./rescue.js";
import { mount } from "./runtime.js";
import { SafeStorage } from "./safe-storage.js";
import { createSecondCopy } from "./second-copy.js";
import { createStatus } from "./status.js";
import { openStore } from "./store.js";
import { createTail } from "./tail.js";
import { loadTools, mountTools } from "./tools.js";
import { words } from "./words.js";

const bar = /** @type {HTMLElement | null} */ (document.querySelector(".wb-status[data-workbook]"));
if (bar) start(bar);
else keepOffline(async () => {});

/** @param {HTMLElement} bar */
async function start(bar) {
  const root = /** @type {HTMLElement} */ (bar.parentElement);
  const { workbook: slug = "", kind, worksheet } = bar.dataset;
  const local = new SafeStorage("localStorage");
  const session = new SafeStorage("sessionStorage");
  if (local.getItem(`workbook-${slug}.spellcheck`) === "off") root.spellcheck = false;

  const loading = loadTools(root);
  const status = createStatus(bar, copyOfPage);
  const sessionKey = `workbook-${slug}.session`;
  let { store, state } = await open(slug, session, sessionKey);
  const copy = createSecondCopy(slug, local);
  const channel = openChannel(`workbook-${slug}`, state);
  const keepAsked = createKeeper();
  let asking = false;
  /** What the page's own tools do when answers change, and the copy in a file the reader chose. */
  let refreshTools = () => {};
  let changed = false;
  /** @type {ReturnType<import("./file-copy.js").createFileCopy> | undefined} */
  let fileCopy;
  const parts = {
    tail: createTail(slug, store.tab, state === "stored" ? local : session),
    channel,
    onState(/** @type {"saving" | "saved" | "failed"} */ now) {
      if (state === "session" && now !== "failed") status.say(words.session_only);
      else if (state !== "off") status.state(now);
    },
    onAnswers(/** @type {Answers} */ answers) {
      showProgress(document.body, answers);
      changed = true;
      refreshTools();
    },
    onKept(/** @type {Map<string, import("./answer.js").Answer>} */ answers) {
      if (state !== "stored") return;
      if (!asking) copy.follow(answers, stillStored);
      fileCopy?.follow();
      keepAsked();
    },
    onGone: () => status.say(words.erased_elsewhere),
  };
  const moved = await bringAlong();
  const page = await mount(root, { ...parts, store }).catch(() => {
    [store, state] = [new PageStore(), "off"];
    return mount(root, { ...parts, store });
  });

  if (state === "off") status.off();
  else if (state === "session") await askAboutSession();
  else if (kind === "worksheet") status.ready(latest(page.answers(), worksheet));
  if (kind === "worksheet") {
    bar.append(printButton(words.print));
    mountHide(bar);
  }
  const printing = createSettings(local, slug);
  mountPrint(root, printing);
  changed = false;
  refreshTools = await mountTools(loading, {
    root, bar, slug, kind: kind ?? "", store, state, copy, local, printing,
    answers: page.answers, set: page.set, say: status.say, kept: parts.onKept,
    tell: (message) => channel.postMessage(message),
  });
  // What another window wrote while they came up.
  if (changed) refreshTools();
  document.documentElement.dataset.workbook = "ready";
  // Words that are nowhere but on this page would not outlive the change to a new edition.
  if (state !== "off") keepOffline(page.settled);
  if (state === "stored") await lookAfter();

  async function askAboutSession() {
    status.say(words.session_only);
    const tell = (/** @type {object} */ message) => openChannel(`workbook-${slug}`, "stored").postMessage(message);
    const { ask } = await import("./pages/answers/left-session.js");
    ask(bar, { session, key: sessionKey, slug, answers: page.answers, copy: copyOfPage, tell });
  }

  /** Answers of an earlier edition go where this one asks for them, before the page shows any. */
  async function bringAlong() {
    const { moves } = bar.dataset;
    if (!moves || store instanceof PageStore) return false;
    try {
      if ((await store.meta("moves"))?.digest === moves) return false;
      return await (await import("./migrations.js")).bringAlong(store, parts.tail, moves);
    } catch {
      return false; // They stay where they are until the next page.
    }
  }

  /** What came back under a former id since: from an old copy, or a window of an earlier edition. */
  async function bringStray() {
    if (!bar.dataset.moves || store instanceof PageStore) return;
    const { bringStray } = await import("./migrations.js");
    const changed = await bringStray(store, page.answers(), bar.dataset.moves);
    if (!changed.length) return;
    channel.postMessage({ changed });
    await page.reload();
    copy.follow(page.answers(), stillStored);
  }

  /** What the store holds by now; nothing when all was erased in a window that this one has not heard of. */
  async function stillStored() {
    if (store instanceof PageStore || ((await store.meta("epoch")) ?? 0) !== store.epoch) return undefined;
    return store.readAll();
  }

  async function keepFile() {
    if (kind === "answers" || !(await store.meta("file"))) return;
    fileCopy = (await import("./file-copy.js")).createFileCopy(store, slug);
    await fileCopy.catchUp(page.answers());
  }

  /** What was lost is offered; what is at risk is said. */
  async function lookAfter() {
    const found = await findLost(page.answers(), copy);
    if (found) {
      asking = true;
      offerLost(bar, found, { restore, leave: () => (asking = false) });
    }
    if (kind !== "answers") remind(bar, page.answers(), (await store.meta("copied")) ?? 0);
    await bringStray();
    if (moved && !asking) copy.follow(page.answers(), stillStored);
    await store.tidy();
    await keepFile();

    async function restore() {
      await store.save(found?.lost.map(([address, { value }]) => ({ address, value, base: 0 })) ?? [], "theirs");
      asking = false;
      await page.reload();
      await bringStray();
      copy.follow(page.answers(), stillStored);
      status.say(words.brought_back);
    }
  }

  /** All that is here. When that is too much, what is at risk: the words on this page. */
  async function copyOfPage() {
    const { toCopy } = await import("./backup.js");
    const savedAt = Date.now();
    const onPage = [...page.onPage()].map(([address, value]) => /** @type {const} */ ([address, { value, rev: 0, savedAt, tab: "" }]));
    const copy = (/** @type {Map<string, import("./answer.js").Answer>} */ answers) =>
      toCopy(answers, (address) => address, { slug, title: document.title, edition: bar.dataset.edition ?? "" });
    const ofPage = async () => ({ ...(await copy(new Map(onPage))), remark: words.download_of_page });
    return copy(new Map([...page.answers(), ...onPage])).catch(ofPage);
  }
}

/** Last of all: what the reader sees comes first. @param {() => Promise<void>} settled */
function keepOffline(settled) {
  const start = () => import("./offline.js").then((offline) => offline.keepOffline(settled)).catch(() => {});
  const soon = () => (globalThis.requestIdleCallback ?? setTimeout)(start);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon, { once: true });
}

/** @typedef {import("./answers.js").Answers} Answers */

/**
 * @param {string} slug @param {SafeStorage} session @param {string} key
 * @returns {Promise<{store: import("./store.js").Store | PageStore, state: "stored" | "session" | "off"}>}
 */
async function open(slug, session, key) {
  try {
    const left = session.getItem(key) && (await import("./pages/answers/left-session.js")).leftIn(session, key);
    if (left) return { store: left, state: "session" };
    return { store: await openStore(slug), state: "stored" };
  } catch {
    return { store: new PageStore(), state: "off" };
  }
}

/** What is said of the device's store does not concern a window with answers of its own. @param {string} name @param {string} state */
function openChannel(name, state) {
  return state === "stored" && "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : Object.assign(new EventTarget(), { postMessage() {}, close() {} });
}

/** @param {Answers} answers @param {string} [worksheet] */
function latest(answers, worksheet) {
  const times = [...answers].filter(([address]) => address.startsWith(`${worksheet}/`)).map(([, { savedAt }]) => savedAt);
  return Math.max(0, ...times);
}
