// What a reader does in a window and sees there, in a page of release 0.1.0 and in one of this edition.

globalThis.reader = (() => {
  const TEXTS = ".wb-field:is([data-type=long_text], [data-type=short_text]), .wb-cell[data-type=short_text]";
  const OFFERS = ".wb-other, .wb-conflict";
  const LOSSES = ".wb-rescue, .wb-data-loss";

  const controlOf = (element) => element.querySelector("textarea, input");
  const texts = () => [...document.querySelectorAll(TEXTS)].filter((one) => controlOf(one).offsetParent);

  function addressOf(element) {
    const { worksheet, field, collection } = element.closest(".wb-field").dataset;
    const row = element.closest(".wb-row");
    const list = collection ?? `${worksheet}/${field}`;
    return row ? `${list}/${row.dataset.row}/${element.dataset.column}` : list;
  }

  const seen = (element) => ({ address: addressOf(element), text: controlOf(element).value });
  const rows = () => [...document.querySelectorAll(".wb-rows:not([data-fixed]) > .wb-row")].filter((row) => row.offsetParent);
  const writtenRows = () => rows().filter((row) => [...row.querySelectorAll(TEXTS)].some((one) => controlOf(one).value));

  function focus(n) {
    const found = texts();
    const control = controlOf(found[n % found.length]);
    control.focus();
    control.setSelectionRange(control.value.length, control.value.length);
  }

  /** Put a text in the place of what stands there, and say what that was. */
  function write(n, text) {
    const found = texts();
    const element = found[n % found.length];
    const control = controlOf(element);
    const before = seen(element);
    control.focus();
    control.value = text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    return before;
  }

  function writeAt(moment, n, text) {
    const wait = moment - Date.now();
    globalThis.later = new Promise((done) => setTimeout(() => done(write(n, text)), wait));
  }

  /** As from the keyboard, so that the caret is on the button. */
  function press(button) {
    button.focus();
    button.click();
  }

  function add(n) {
    const buttons = [...document.querySelectorAll(".wb-row-tools > button, .wb-row__actions > button")];
    press(buttons[n % buttons.length]);
  }

  /** Remove a row that says something, and say what its texts were. */
  function remove(n) {
    const found = writtenRows();
    if (!found.length) return [];
    const row = found[n % found.length];
    const before = [...row.querySelectorAll(TEXTS)].map(seen);
    press(row.querySelector(".wb-remove"));
    return before;
  }

  /** Bring back the row that was removed last, where the page still offers it. */
  function undo() {
    const button = document.querySelector(".wb-undo button");
    if (button) press(button);
    return button !== null;
  }

  /** Take the words of the other window, where there are any, and say what they replaced. */
  function take() {
    const note = document.querySelector(OFFERS);
    if (!note) return null;
    const before = seen(note.closest(TEXTS)).text;
    const { textContent: text } = note.querySelector("blockquote");
    press(note.querySelector("button"));
    return { before, text };
  }

  function turn(visibilityState) {
    Object.defineProperty(document, "visibilityState", { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }

  const told = new Set();
  function tell(kind, text) {
    if (told.has(text)) return;
    told.add(text);
    globalThis.tell?.(kind, text);
  }

  new MutationObserver(() => {
    for (const note of document.querySelectorAll(OFFERS)) tell("offer", note.querySelector("blockquote").textContent);
    for (const note of document.querySelectorAll(LOSSES)) tell("loss", note.textContent);
  }).observe(document, { childList: true, subtree: true });

  return {
    add, focus, remove, take, turn, undo, write, writeAt,
    caret: () => seen(document.activeElement.closest(TEXTS)),
    shown: () => texts().map(seen),
  };
})();
