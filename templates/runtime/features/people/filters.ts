/** Which people are shown: those who are due, of one chapter, of one kind. */

import { type Catalogue, html, type Row, type TemplateResult } from "../../kit.ts";
import { isDue, kindsOf, LIST } from "./person.ts";
import { say } from "./texts.ts";

type Option = readonly [value: string, text: string];

export class Filters {
  due = "";
  chapter = "";
  kind = "";
  readonly #kindsByChapter: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(
    private readonly catalogue: Catalogue,
    page: ParentNode,
    private readonly changed: () => void,
  ) {
    this.#kindsByChapter = kindsByChapter(page);
  }

  /** The kind that a new person is of. */
  newKind(): string {
    return this.kind || [...(this.#kindsByChapter.get(this.chapter) ?? [])][0] || "";
  }

  fits(person: Row, today: string): boolean {
    const kinds = kindsOf(person);
    const ofChapter = this.#kindsByChapter.get(this.chapter);
    if (this.chapter && !kinds.some((kind) => ofChapter?.has(kind))) return false;
    if (this.kind && !kinds.includes(this.kind)) return false;
    return !this.due || isDue(person, today);
  }

  view(isHidden: boolean): TemplateResult {
    const { chapters } = this.catalogue.data;
    const titles = chapters.filter(({ id }) => this.#kindsByChapter.has(id))
      .map(({ id, title }): Option => [id, title]);
    const kinds = Object.entries(this.catalogue.collection(LIST)?.kinds ?? {});
    const due: Option[] = [["", say("show_everyone")], ["due", say("show_due")]];
    return html`
      <div class="wb-panel-frame wb-filters" ?hidden=${isHidden}>
        ${this.#choice("due", say("show"), due)}
        ${this.#choice("chapter", say("show_chapter"), [["", say("all_chapters")], ...titles])}
        ${this.#choice("kind", say("show_kind"), [["", say("all_kinds")], ...kinds])}
      </div>
    `;
  }

  #choice(name: "due" | "chapter" | "kind", text: string, options: readonly Option[]) {
    const choose = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this[name] = target.value;
      this.changed();
    };
    return html`
      <div>
        <label for="show-${name}">${text}</label>
        <select id="show-${name}" @change=${choose}>
          ${options.map(([value, label]) =>
            html`<option value=${value} ?selected=${value === this[name]}>${label}</option>`
          )}
        </select>
      </div>
    `;
  }
}

/** The kinds that a chapter's worksheets ask for, from the links to them. */
function kindsByChapter(page: ParentNode): Map<string, Set<string>> {
  const chapters = new Map<string, Set<string>>();
  for (const { dataset } of page.querySelectorAll<HTMLElement>("a[data-kind]")) {
    const { chapter = "", kind = "" } = dataset;
    chapters.set(chapter, (chapters.get(chapter) ?? new Set()).add(kind));
  }
  return chapters;
}
