/**
 * The widgets of a page, each in a place of its own, `<div data-widget="name">`, behind an error boundary:
 * whatever one of them does, the page saves, and the part that failed says so where it stands.
 */

import { nothing, render, type TemplateResult } from "lit-html";
import type { Answers } from "../answers/answers.ts";
import { today } from "../answers/dates.ts";
import { element } from "../ui/elements.ts";
import {
  clearFailure,
  type Part,
  type RenewablePage,
  showFailure,
  watchHandlers,
} from "./failures.ts";
import { inTime, LateError } from "./in-time.ts";

/** What a widget may use. */
export interface Context {
  readonly answers: Answers;
  /** What the content says about this widget, from `data-options`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The element that it is drawn in. */
  readonly place: HTMLElement;
  message(text: string): void;
  /** The reader's own day, as 2026-11-22. */
  today(): string;
  /** Draw anew, after a change of the widget's own state. */
  update(): void;
}

export interface View {
  view(): TemplateResult | typeof nothing;
  /** What it says on paper; without it, what it shows is printed. */
  paper?(): TemplateResult;
}

export interface Widget {
  mount(context: Context): View | Promise<View>;
}

/** A widget's module. */
export interface WidgetModule {
  readonly widget: Widget;
}

export type Loaders = Readonly<Record<string, () => Promise<WidgetModule>>>;

/** The page that widgets stand on. */
export interface WidgetPage extends RenewablePage {
  readonly root: HTMLElement;
  readonly answers: Answers;
  readonly status: { say(text: string): void };
}

export class Widgets {
  readonly #places: WidgetPlace[];

  constructor(page: WidgetPage, private readonly loaders: Loaders) {
    const places = [...page.root.querySelectorAll<HTMLElement>("[data-widget]")];
    this.#places = places.flatMap((place) => {
      const load = this.loader(place.dataset.widget ?? "");
      return load ? [new WidgetPlace(place, load, page)] : [];
    });
    for (const place of this.#places) place.load();
    page.answers.watch(() => this.#places.forEach((place) => place.update()));
    addEventListener("beforeprint", () => this.#places.forEach((place) => place.print()));
    addEventListener("afterprint", () => this.#places.forEach((place) => place.endPrint()));
    watchHandlers(this.#places, page);
  }

  /** Resolves when each is there, has failed or is late. */
  async mount(): Promise<void> {
    await Promise.all(this.#places.map((place) => place.mount()));
  }

  /** What loads a widget, also one that is not on this page. */
  loader(name: string): Loaders[string] | undefined {
    return Object.hasOwn(this.loaders, name) ? this.loaders[name] : undefined;
  }
}

/** The page, or the sheet of a packet, that a widget stands on. */
export const sheetOf = (place: HTMLElement): HTMLElement =>
  place.closest<HTMLElement>(".wb-packet__sheet, article") ?? document.body;

const stringsOf = (view: TemplateResult | typeof nothing): unknown =>
  view === nothing ? undefined : view.strings;

class WidgetPlace implements Part {
  readonly #paper = element("div", "", "wb-on-paper");
  #loading: Promise<WidgetModule> | undefined;
  #mounting: Promise<void> | undefined;
  #view: View | undefined;
  #drawn: TemplateResult | typeof nothing = nothing;
  #isWaiting = false;

  constructor(
    readonly element: HTMLElement,
    private readonly loader: () => Promise<WidgetModule>,
    private readonly page: WidgetPage,
  ) {}

  get name(): string {
    return this.element.dataset.widget ?? "";
  }

  /** Ask for the module while the answers are still being read. */
  load(): void {
    this.#loading = this.loader();
    this.#loading.catch(() => {});
  }

  async mount(): Promise<void> {
    this.#mounting ??= this.#mount();
    try {
      await inTime(this.#mounting);
    } catch (error) {
      // What is late is waited for once more. What has failed begins anew.
      if (!(error instanceof LateError)) this.#loading = this.#mounting = undefined;
      this.#failWith(error);
    }
  }

  async #mount(): Promise<void> {
    const { widget } = await (this.#loading ??= this.loader());
    this.#view = await widget.mount(this.#context());
    clearFailure(this.element);
    this.#draw();
  }

  #context(): Context {
    const { element, page } = this;
    return {
      answers: page.answers,
      place: element,
      options: JSON.parse(element.dataset.options ?? "{}"),
      message: (text) => page.status.say(text),
      today,
      update: () => this.update(),
    };
  }

  /** Several changes at once are drawn once. */
  update(): void {
    if (this.#isWaiting || !this.#view) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      this.#guarded(() => this.#draw());
    });
  }

  /**
   * Printing does not wait, so this is drawn at once. Another template than the screen's would take the focus from
   * what it replaces, so it is drawn beside it.
   */
  print(): void {
    this.#guarded(() => {
      const paper = this.#view?.paper?.();
      if (!paper) return;
      const isSame = stringsOf(paper) === stringsOf(this.#drawn);
      if (!isSame) this.element.append(this.#paper);
      render(paper, isSame ? this.element : this.#paper);
    });
  }

  endPrint(): void {
    this.#paper.remove();
    this.update();
  }

  #draw(): void {
    const view = this.#view?.view();
    if (view === undefined) return;
    this.#drawn = view;
    render(view, this.element);
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#failWith(error);
    }
  }

  #failWith(error: unknown): void {
    console.error(error);
    this.fail();
  }

  fail(): void {
    showFailure(this.element, this.page, () => this.#view ? this.update() : this.mount());
  }
}
