// Prints what the panel "How to print" says. Ctrl-P and the browser's own menu do the same as the button.

import { lower, words } from "./words.js";
import { prepare, tidy } from "./paper.js";

/** @typedef {"blank" | "answers" | "answered"} Kind  what is printed: room to write, everything, or only what is answered */
/** @typedef {{kind: Kind, paper: "a4" | "letter", large: boolean, saver: boolean}} Settings */
/** @typedef {ReturnType<typeof createSettings>} PrintSettings */

export const KINDS = /** @type {const} */ (["answers", "blank", "answered"]);
export const PAPERS = /** @type {const} */ (["a4", "letter"]);

/** Where paper is Letter: Unicode CLDR names them, and two more use it. Everywhere else it is A4. */
const LETTER = "BZ CA CL CO CR DO GT HN MX NI PA PH PR SV US VE";

/**
 * How this reader prints, remembered on this device. It holds no answers.
 * @param {import("./safe-storage.js").SafeStorage} local @param {string} slug
 */
export function createSettings(local, slug) {
  const key = `workbook-${slug}.print`;
  /** @returns {Settings} */
  const read = () => ({ kind: "answers", paper: usualPaper(), large: false, saver: false, ...parsed(local.getItem(key)) });
  return {
    read,
    change: (/** @type {Partial<Settings>} */ changes) => local.setItem(key, JSON.stringify({ ...read(), ...changes })),
  };
}

/** @param {string | null} text @returns {Partial<Settings>} */
function parsed(text) {
  try {
    const { kind, paper, large, saver } = JSON.parse(text ?? "");
    return KINDS.includes(kind) && PAPERS.includes(paper) ? { kind, paper, large: !!large, saver: !!saver } : {};
  } catch {
    return {};
  }
}

/** The browser's language tells the country, without asking anybody. */
function usualPaper() {
  try {
    return LETTER.includes(new Intl.Locale(navigator.language).maximize().region ?? "-") ? "letter" : "a4";
  } catch {
    return "a4";
  }
}

/** @param {HTMLElement} root @param {PrintSettings} settings */
export function mountPrint(root, settings) {
  addEventListener("beforeprint", () => {
    apply(settings.read());
    prepare(root, settings.read().kind);
  });
  addEventListener("afterprint", () => tidy(root));
}

/** @param {Settings} settings */
function apply({ paper, large, saver }) {
  const { dataset } = document.documentElement;
  dataset.paper = paper;
  for (const [name, on] of /** @type {const} */ ([["large", large], ["saver", saver]])) {
    if (on) dataset[name] = "";
    else delete dataset[name];
  }
}

/** The button at the end of a page, and how it prints. @param {HTMLElement} place @param {import("./tools.js").Workbook} workbook */
export function mount(place, { printing: settings }) {
  const panel = Object.assign(document.createElement("details"), { className: "wb-print-settings" });
  const summary = document.createElement("summary");
  const asks = place.parentElement?.querySelector(":scope > .wb-field") != null;
  const sayHow = () => (summary.textContent = words.print_how({ how: how(settings.read(), asks) }));
  panel.append(summary);
  panel.addEventListener("toggle", async () => panel.append((await import("./printing/panel.js")).panel(settings, asks, sayHow)), { once: true });
  sayHow();
  place.append(printButton(words.print));
  place.after(panel);
}

/** @param {Settings} settings @param {boolean} asks whether the page has anything to answer */
function how({ kind, paper, large, saver }, asks) {
  const parts = [asks && lower(words[`prints_${kind}`]), words[`prints_${paper}`], large && lower(words.print_large), saver && lower(words.print_saver)];
  return parts.filter(Boolean).join(", ");
}

/** @param {string} text */
export function printButton(text) {
  return Object.assign(document.createElement("button"), {
    type: "button", className: "wb-button wb-print", textContent: text, onclick: () => print(),
  });
}
