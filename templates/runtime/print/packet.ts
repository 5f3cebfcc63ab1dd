/**
 * A packet of worksheets for the printer: each is taken out of its own page, filled from the answers, and begins on a
 * page of its own.
 */

import { render } from "lit-html";
import { Answers } from "../answers/answers.ts";
import { today } from "../answers/dates.ts";
import { fill } from "../page/answer-elements.ts";
import { showConditions } from "../page/conditions.ts";
import { inTime } from "../page/in-time.ts";
import { RowList } from "../page/rows.ts";
import type { View } from "../page/widgets.ts";
import type { WorkbookPage } from "../page/workbook-page.ts";
import { element } from "../ui/elements.ts";
import { isBlank, prepare } from "./paper.ts";
import { layOut } from "./print-only.ts";
import type { Kind } from "./settings.ts";

/** What stands on a worksheet's page and is not part of the sheet. */
const NOT_ON_SHEET = ".wb-status, .wb-not-started, noscript, script";
/** The sheet ends where its page has the print button. */
const END = '[data-widget="print"]';

interface DrawnWidget {
  readonly place: HTMLElement;
  readonly view: View;
}

/** A worksheet as its page has it: blank, and once more with its widgets. */
export class Sheet {
  constructor(
    private readonly blank: HTMLElement,
    private readonly drawn: HTMLElement,
    private readonly widgets: readonly DrawnWidget[],
  ) {}

  blankCopy(): HTMLElement {
    return copyOf(this.blank);
  }

  filledCopy(answers: Answers): HTMLElement {
    for (const widget of this.widgets) draw(widget);
    const copy = copyOf(this.drawn);
    for (const field of copy.querySelectorAll<HTMLElement>(".wb-entries")) {
      new RowList(field, answers, (row) => fill(row, answers), Infinity).sync();
    }
    fill(copy, answers);
    return copy;
  }
}

export class PacketPrinter {
  constructor(private readonly page: WorkbookPage) {}

  async fetchSheet(url: URL): Promise<Sheet> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const blank = takeOut(page);
    for (const place of widgetsIn(blank)) if (!this.#loader(place)) place.remove();
    const drawn = copyOf(blank);
    const widgets = await Promise.all(widgetsIn(drawn).map((place) => this.#mount(place)));
    return new Sheet(blank, drawn, widgets.flatMap((widget) => widget ?? []));
  }

  /** It stands on the page until it is printed. */
  layOut(sheets: readonly Sheet[], kind: Kind): void {
    const copies = kind === "blank"
      ? sheets.map((sheet) => sheet.blankCopy())
      : this.#filled(sheets, kind);
    layOut(this.page.root, copies);
    // A notice opens when its choice is ticked on the page, so the sheets have to stand there first.
    for (const copy of copies) {
      showConditions(copy);
      prepare(copy, kind);
    }
  }

  /** Worksheets without an answer are left out with everything else that has none. */
  #filled(sheets: readonly Sheet[], kind: Kind): HTMLElement[] {
    // Answers of their own: nothing that happens in a packet is saved.
    const answers = new Answers(this.page.answers);
    const filled = sheets.map((sheet) => sheet.filledCopy(answers));
    const answered = filled.filter((sheet) =>
      !isBlank(sheet) || sheet.querySelector(":scope > [data-has-content]")
    );
    return kind === "answered" && answered.length ? answered : filled;
  }

  #loader({ dataset }: HTMLElement) {
    return this.page.widgets?.loader(dataset.widget ?? "");
  }

  async #mount(place: HTMLElement): Promise<DrawnWidget | undefined> {
    const load = this.#loader(place);
    const module = load && await inTime(load());
    const view = await module?.widget.mount({
      answers: this.page.answers,
      options: JSON.parse(place.dataset.options ?? "{}"),
      place,
      message: () => {},
      today,
      update: () => {},
    });
    return view && { place, view };
  }
}

/** From the title to the print button. */
function takeOut(page: Document): HTMLElement {
  const sheet = element("section", "", "wb-packet__sheet");
  let part = page.querySelector("article h1");
  for (; part && !part.matches(END); part = part.nextElementSibling) {
    if (!part.matches(NOT_ON_SHEET)) sheet.append(document.importNode(part, true));
  }
  // Every sheet has a first section, and a next step; on paper, a link leads nowhere.
  for (const heading of sheet.querySelectorAll("h1, h2, h3, h4")) heading.removeAttribute("id");
  for (const link of sheet.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  // What a widget adds to the rows of a field is there to be pressed.
  for (const place of sheet.querySelectorAll(".wb-entries [data-widget]")) place.remove();
  return sheet;
}

/** A view may say on its place whether it has something to show, so that it is asked also where paper has its own. */
function draw({ place, view }: DrawnWidget): void {
  try {
    const shown = view.view();
    const paper = view.paper?.() ?? shown;
    if (paper !== undefined) render(paper, place);
  } catch (error) {
    reportError(error);
  }
}

const copyOf = (sheet: HTMLElement): HTMLElement => document.importNode(sheet, true);

const widgetsIn = (sheet: HTMLElement): HTMLElement[] => [
  ...sheet.querySelectorAll<HTMLElement>("[data-widget]"),
];
