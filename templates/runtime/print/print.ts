/** Prints what the panel "How to print" says. Ctrl-P and the browser's own menu do the same as the button. */

import { html, type TemplateResult } from "lit-html";
import type { Context, View, Widget } from "../page/widgets.ts";
import { currentPage } from "../page/workbook-page.ts";
import { message } from "../ui/messages.ts";
import { settingsText } from "./names.ts";
import { printPanel } from "./panel.ts";
import { prepare, tidy } from "./paper.ts";
import { PrintSettings, type Settings } from "./settings.ts";

export function mountPrint(root: HTMLElement, settings: PrintSettings): void {
  addEventListener("beforeprint", () => {
    const now = settings.read();
    apply(now);
    prepare(root, now.kind);
  });
  addEventListener("afterprint", () => tidy(root));
}

function apply({ paper, large, saver }: Settings): void {
  const page = document.documentElement;
  page.dataset.paper = paper;
  page.toggleAttribute("data-large", large);
  page.toggleAttribute("data-saver", saver);
}

export const printButton = (): HTMLButtonElement =>
  Object.assign(document.createElement("button"), {
    type: "button" as const,
    className: "wb-button wb-print",
    textContent: message("print"),
    onclick: () => print(),
  });

/** The button at the end of a page, and how it prints. */
export const widget: Widget = { mount: (context) => new PrintControls(context) };

class PrintControls implements View {
  readonly #settings: PrintSettings;
  readonly #asks: boolean;
  readonly #button = printButton();
  readonly #summary = document.createElement("summary");

  constructor({ place }: Context) {
    const { local, slug } = currentPage();
    this.#settings = new PrintSettings(local, slug);
    this.#asks = place.parentElement?.querySelector(":scope > .wb-field") != null;
    const next = place.nextElementSibling;
    if (next?.matches(".wb-print-settings")) next.remove();
    place.after(this.#panel());
    this.#sayHow();
  }

  view(): TemplateResult {
    return html`${this.#button}`;
  }

  #panel(): HTMLElement {
    const panel = document.createElement("details");
    panel.className = "wb-print-settings";
    const form = () => printPanel(this.#settings, this.#asks, () => this.#sayHow());
    panel.append(this.#summary);
    panel.addEventListener("toggle", () => panel.append(form()), { once: true });
    return panel;
  }

  #sayHow(): void {
    const how = settingsText(this.#settings.read(), this.#asks);
    this.#summary.textContent = message("print_how", { how });
  }
}
