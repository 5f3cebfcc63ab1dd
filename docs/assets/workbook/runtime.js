// Ties one page to the store: shows what is saved, saves what is typed, and says which it is.

import { addressOf, emptied, HOLDER, isAnswered, isKept, isSame } from "./answer.js";
import { Answers } from "./answers.js";
import { createAutosave } from "./autosave.js";
import { mountRows } from "./fields/entries.js";
import { read, settleNone, show, write } from "./fields/native.js";
import { button, element } from "./pages/answers/element.js";
import { reveal } from "./reveal.js";
import { words } from "./words.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./answer.js").Value} Value */
/** @typedef {import("./store.js").Saved} Saved */

/**
 * @param {HTMLElement} root
 * @param {{
 *   store: import("./store.js").Store | import("./page-store.js").PageStore,
 *   tail: ReturnType<import("./tail.js").createTail>,
 *   channel: Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">,
 *   onState: (state: "saving" | "saved" | "failed") => void,
 *   onAnswers: (answers: Answers) => void,
 *   onKept: (answers: Answers) => void,
 *   onGone: () => void,
 * }} parts
 */
export async function mount(root, { store, tail, channel, onState, onAnswers, onKept, onGone }) {
  /** What the store holds, as far as this page knows. */
  let answers = new Answers();
  const stopping = new AbortController();
  const { signal } = stopping;

  const autosave = createAutosave({ save: (changes) => store.save(changes), onSaved, onErased, onState });

  /** @param {string} address @param {Value} value */
  function set(address, value) {
    answers.set(address, { value, rev: 0, savedAt: Date.now(), tab: store.tab });
    autosave.set(address, value);
  }

  const entries = new Map(
    /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".wb-entries")]).map((field) => [
      field,
      mountRows(field, { answers: () => answers, set, fill: fillIn }),
    ]),
  );

  /** @param {HTMLElement} [within] */
  const holders = (within = root) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(HOLDER)]);

  /** @param {HTMLElement} holder */
  function fillHolder(holder) {
    const answer = answers.get(addressOf(holder));
    if (!answer || !isKept(holder) || isSame(read(holder), answer.value)) return;
    if (isUnderCaret(holder)) return;
    write(holder, answer.value);
    if (answer.rev) autosave.rest(addressOf(holder), answer.rev);
  }

  /** @param {HTMLElement} within */
  function fillIn(within) {
    for (const holder of holders(within)) guarded(() => (fillHolder(holder), show(holder)));
  }

  function fill() {
    bringRows();
    showAnswers();
  }

  function bringRows() {
    for (const rows of entries.values()) guarded(() => rows.sync());
  }

  function showAnswers() {
    fillIn(root);
    reveal(root);
    onAnswers(answers);
  }

  /** @param {Event} event */
  function onInput(event) {
    const holder = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.(HOLDER));
    if (!holder) return;
    settleNone(event.target);
    show(holder);
    reveal(root);
    if (isKept(holder)) take(holder);
  }

  /** The words of a field as they stand are the reader's own now. @param {HTMLElement} holder */
  function take(holder) {
    const row = /** @type {HTMLElement | null} */ (holder.closest(".wb-row"));
    const field = holder.closest(".wb-entries");
    if (row && field) entries.get(/** @type {HTMLElement} */ (field))?.touch(row);
    set(addressOf(holder), read(holder));
  }

  /** On a slow connection a reader may have begun to write before this page was ready. */
  function takeEarly() {
    for (const holder of holders().filter(isKept)) {
      const value = read(holder);
      if (isAnswered(value) && !isSame(value, answers.get(addressOf(holder))?.value)) take(holder);
    }
  }

  /** @param {Saved[]} saved */
  function onSaved(saved) {
    // Words typed since then are newer than what was saved just now.
    for (const { address, answer } of saved) if (!autosave.owns(address)) answers.set(address, answer);
    for (const { address, lost } of saved) if (lost !== undefined) offer(address, lost);
    channel.postMessage({ changed: saved.map(({ address }) => address) });
    onAnswers(answers);
    onKept(answers);
  }

  /** Everything was erased in another window: what stands here goes too, and may not be written back. */
  async function onErased() {
    answers = new Answers();
    for (const holder of holders()) write(holder, emptied(read(holder)));
    reveal(root);
    onAnswers(answers);
    onGone();
    await store.rejoin();
  }

  /** Another window's words, beside the ones that stayed. @param {string} address @param {Value} lost */
  function offer(address, lost) {
    const holder = holders().find((one) => addressOf(one) === address);
    if (!holder || typeof lost !== "string" || !lost.trim()) return;
    holder.querySelector(".wb-conflict")?.remove();
    const note = element("div", "", "wb-conflict");
    note.setAttribute("role", "status");
    const use = button(words.use_other, () => (write(holder, lost), set(address, lost), note.remove()), "");
    const keep = button(words.keep_mine, () => note.remove(), "");
    note.append(element("p", words.changed_elsewhere), element("blockquote", lost), use, keep);
    holder.append(note);
  }

  /** Take over what other windows wrote; the words under the caret stay. @param {string[]} [changed] */
  async function reload(changed) {
    const fresh = changed ? await store.read(changed) : await store.readAll();
    if (!changed) answers = new Answers([...answers].filter(([address]) => autosave.owns(address)));
    for (const [address, answer] of fresh) if (!autosave.owns(address)) takeOver(address, answer);
    fill();
  }

  /** @param {string} address @param {Answer} answer */
  function takeOver(address, answer) {
    answers.set(address, answer);
    const holder = holders().find((one) => addressOf(one) === address);
    const stays = holder && isUnderCaret(holder) && !isSame(read(holder), answer.value);
    if (!stays) autosave.rest(address, answer.rev);
  }

  const keepTail = () => tail.keep(autosave.unsaved());
  const onShow = () => {
    keepTail();
    autosave.flush();
    reload().catch(() => {});
  };

  /** What is not saved is gone when the page is left, also from what Back would show again. */
  function forgetUnkept() {
    for (const holder of holders()) if (!isKept(holder)) write(holder, "");
    reveal(root);
  }

  root.addEventListener("input", onInput, { signal });
  // What another window wrote meanwhile is shown once the caret has gone.
  root.addEventListener("focusout", () => setTimeout(() => fillIn(root)), { signal });
  addEventListener("pagehide", forgetUnkept, { signal });
  addEventListener("pagehide", keepTail, { signal });
  addEventListener("pageshow", (event) => event.persisted && onShow(), { signal });
  document.addEventListener(
    "visibilitychange",
    () => (document.visibilityState === "hidden" ? keepTail() : onShow()),
    { signal },
  );
  channel.addEventListener("message", ({ data }) => {
    if (data.erased) autosave.forget();
    else reload(data.changed).catch(() => {});
  });

  forgetUnkept();
  await replayTail();
  answers = await store.readAll();
  for (const [address, answer] of answers) autosave.rest(address, answer.rev);
  bringRows();
  takeEarly();
  showAnswers();

  /** Words that were still under way when a page was left; newer words in the store win. */
  async function replayTail() {
    const left = tail.read();
    if (left.length) await store.save(left, "theirs");
    tail.forget();
  }

  return {
    answers: () => answers,
    /** Every answer as it stands on the page now, saved or not. */
    onPage: () =>
      new Map(holders().filter(isKept).map((holder) => [addressOf(holder), read(holder)])),
    /** Save an answer, and show it on the page. @param {string} address @param {Value} value */
    set(address, value) {
      set(address, value);
      fill();
    },
    reload,
    settled: autosave.settled,
    unmount() {
      stopping.abort();
      autosave.stop();
      channel.close();
    },
  };
}

/** @param {HTMLElement} holder */
function isUnderCaret(holder) {
  const active = document.activeElement;
  return holder.contains(active) && active?.matches("textarea, input:not([type=checkbox]):not([type=radio])");
}

/** One broken field must not stop the page. @param {() => void} work */
function guarded(work) {
  try {
    work();
  } catch (error) {
    reportError(error);
  }
}
