// Type up my paper: only the fields that are still blank, in the order of the sheet, each with the number it has there.

import { button, element } from "../pages/answers/element.js";
import { addCodes, isBlank, tidy } from "../paper.js";
import { words } from "./words.js";

const CONTROL = "textarea, select, input";

/** @param {HTMLElement} root @param {HTMLElement} bar the page's status bar @param {HTMLElement} opener gets the focus back */
export function typeUp(root, bar, opener) {
  if ("typeUp" in root.dataset) return;
  const fields = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(":scope > .wb-field[data-code]")]);
  const line = element("p");
  line.setAttribute("role", "status");
  const back = button(words.whole_page, stop, "wb-quiet");
  const tools = element("div", "", "wb-typing");
  tools.append(line, back);
  const stopping = new AbortController();

  root.dataset.typeUp = "";
  addCodes(root);
  bar.append(tools);
  showLeft(fields);
  sayLeft();
  follow(root, stopping.signal, { filled: sayLeft, moved: (used) => showLeft(fields, used) });
  scrollTo(0, 0);
  const first = /** @type {HTMLElement | null | undefined} */ (fields.find(isBlank)?.querySelector(CONTROL));
  (first ?? back).focus();

  function sayLeft() {
    const left = fields.filter(isBlank).length;
    const text = left ? words.left({ left, all: fields.length }) : words.none_left;
    if (line.textContent !== text) line.textContent = text;
  }

  function stop() {
    stopping.abort();
    tools.remove();
    delete root.dataset.typeUp;
    tidy(root);
    if (location.hash === "#type-up") history.replaceState(null, "", location.pathname + location.search);
    opener.focus();
  }
}

/** What is filled in stays in view until the reader moves on. @param {HTMLElement[]} fields @param {Element | null} [used] */
function showLeft(fields, used) {
  for (const field of fields) field.toggleAttribute("data-left", isBlank(field) || field === used);
}

/**
 * Fields go only when a press is over: if the page moved under the finger, the press would meet something else.
 * @param {HTMLElement} root @param {AbortSignal} signal @param {{filled: () => void, moved: (used: Element | null) => void}} act
 */
function follow(root, signal, { filled, moved }) {
  /** @type {Element | null} */
  let used = null;
  let pressing = false;
  function use(/** @type {Event} */ { target, type }) {
    used = /** @type {Element} */ (target).closest(".wb-field") ?? used;
    pressing ||= type === "pointerdown";
    if (!pressing) stay(() => moved(used));
    filled();
  }
  const settle = () => setTimeout(() => ((pressing = false), filled(), stay(() => moved(used))));
  for (const event of ["focusin", "input", "pointerdown"]) root.addEventListener(event, use, { signal });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, settle, { signal });
}

/** The field in use stays where it is on the screen. @param {() => void} change */
function stay(change) {
  const used = document.activeElement;
  const before = used?.getBoundingClientRect().top ?? 0;
  change();
  if (used?.matches(CONTROL)) scrollBy(0, used.getBoundingClientRect().top - before);
}
