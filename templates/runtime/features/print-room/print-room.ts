/** The print room: worksheets are picked, put into one packet, and printed as the panel says. */

import {
  button,
  buttonRow,
  currentPage,
  element,
  html,
  loadPackets,
  printPanel,
  PrintSettings,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { offerList, type Pick } from "./picks.ts";
import { say } from "./texts.ts";

type Packets = Awaited<ReturnType<typeof loadPackets>>;
type Sheet = Awaited<ReturnType<InstanceType<Packets["PacketPrinter"]>["fetchSheet"]>>;

export const widget: Widget = {
  mount: async () => new PrintRoom(await loadPackets()),
};

class PrintRoom implements View {
  readonly #printer;
  readonly #settings: PrintSettings;
  readonly #panel: HTMLElement;
  readonly #picks: readonly Pick[];
  readonly #line = element("p");
  /** Sheets that were asked for, and those that are here. */
  readonly #coming = new Map<Pick, Promise<Sheet>>();
  readonly #here = new Map<Pick, Sheet>();

  constructor({ PacketPrinter }: Packets) {
    const page = currentPage();
    this.#printer = new PacketPrinter(page);
    this.#settings = new PrintSettings(page.local, page.slug);
    this.#panel = printPanel(this.#settings, true);
    this.#picks = [...page.root.querySelectorAll("ul:has(.wb-pick)")]
      .flatMap((list) => offerList(list, () => this.#update()));
    this.#line.setAttribute("role", "status");
    const print = button(say("print_these"), () => this.#print(), "wb-button wb-primary");
    const bar = buttonRow(this.#line, print);
    bar.classList.add("wb-packet__bar");
    page.root.append(bar);
    addEventListener("beforeprint", () => this.#layOut());
    this.#update();
  }

  view(): TemplateResult {
    return html`
      <section class="wb-panel-frame" id="how" aria-labelledby="how-title">
        <h2 id="how-title">${say("print_heading")}</h2>
        ${this.#panel}
      </section>
    `;
  }

  #picked(): Pick[] {
    return this.#picks.filter(({ box }) => box.checked);
  }

  /** Picked worksheets are fetched at once, so that Ctrl-P finds them here. */
  #update(): void {
    const picked = this.#picked();
    const minutes = picked.reduce((sum, pick) => sum + pick.minutes, 0);
    this.#line.textContent = picked.length
      ? say("picked", { n: picked.length, minutes })
      : say("none_picked");
    for (const pick of picked) this.#fetch(pick).catch(() => {});
  }

  /** One that did not come is asked for again. */
  #fetch(pick: Pick): Promise<Sheet> {
    const coming = this.#coming.get(pick) ?? this.#printer.fetchSheet(pick.url);
    this.#coming.set(pick, coming);
    coming.then(
      (sheet) => this.#here.set(pick, sheet),
      () => this.#coming.delete(pick),
    );
    return coming;
  }

  async #print(): Promise<void> {
    if (!this.#picked().length) return void (this.#line.textContent = say("pick_first"));
    try {
      await Promise.all(this.#picked().map((pick) => this.#fetch(pick)));
    } catch {
      return void (this.#line.textContent = say("not_fetched"));
    }
    print();
  }

  #layOut(): void {
    const sheets = this.#picked().flatMap((pick) => this.#here.get(pick) ?? []);
    if (sheets.length) this.#printer.layOut(sheets, this.#settings.read().kind);
  }
}
