/**
 * "Where am I stuck?", on its worksheet and as a short start on the home page: the result follows the scores, and the
 * home page's chapters come in its order.
 */

import {
  type Answers,
  type Context,
  currentPage,
  html,
  message,
  nothing,
  sheetOf,
  type TemplateResult,
  type View,
  type Widget,
} from "../../kit.ts";
import { ChapterList } from "./chapter-list.ts";
import { firstDay, firstScores, noteFirstDay, STUCK } from "./check-ins.ts";
import { moreView, type Names, resultView, sinceView } from "./result.ts";
import { type Hint, hintOf } from "./rule.ts";

export const widget: Widget = { mount: (context) => new Quiz(context) };

class Quiz implements View {
  readonly #answers: Answers;
  readonly #place: HTMLElement;
  readonly #root: HTMLElement;
  readonly #names: Names;
  readonly #chapters: ChapterList | undefined;

  constructor({ answers, place, message: tell }: Context) {
    const { kind } = currentPage();
    const root = sheetOf(place);
    this.#answers = answers;
    this.#place = place;
    this.#root = root;
    this.#names = namesOf(root);
    this.#chapters = kind === "home" ? new ChapterList(root, Object.keys(this.#names)) : undefined;
    place.classList.add("wb-reason");
    place.setAttribute("role", "status");
    root.addEventListener("input", ({ target }) => {
      if (target instanceof Element && target.closest(`[data-worksheet="${STUCK}"]`)) {
        noteFirstDay(answers);
      }
    });
    if (this.#chapters) followStarts(root, tell);
  }

  view(): TemplateResult | typeof nothing {
    const { hint, chosen, result } = this.#suggestion();
    this.#chapters?.arrange(hint, chosen);
    this.#place.toggleAttribute("data-has-content", result !== nothing);
    const other = this.#root.querySelector<HTMLElement>("[data-another-chapter]");
    if (other) other.hidden = result === nothing;
    if (hint.found === "nothing") return result;
    const more = this.#chapters ? moreView() : nothing;
    return html`${result} ${sinceView(firstDay(this.#answers))} ${more}`;
  }

  paper(): TemplateResult {
    // A blank print may not tell what was chosen.
    if (this.#root.dataset.print === "blank") this.#chapters?.arrange(hintOf({}), "");
    return html`${this.#suggestion().result}`;
  }

  #suggestion(): {
    hint: Hint;
    chosen: string;
    result: TemplateResult | typeof nothing;
  } {
    const hint = hintOf(firstScores(this.#answers));
    const chosen = this.#answers.text(`${STUCK}/start-with`);
    return { hint, chosen, result: resultView(hint, this.#names, chosen) };
  }
}

/** What the chapters are called, as the question of where to start has them. */
function namesOf(root: HTMLElement): Names {
  const field = `[data-worksheet="${STUCK}"][data-field="start-with"] input`;
  const options = [...root.querySelectorAll<HTMLInputElement>(field)];
  const nameOf = (option: HTMLInputElement) => option.closest("label")?.textContent?.trim() ?? "";
  return Object.fromEntries(options.map((option) => [option.value, nameOf(option)]));
}

/**
 * Whoever opens the questions is told what becomes of the answers. What was open is printed; the theme opens the rest
 * for paper too, so who opened it has to be known.
 */
function followStarts(root: HTMLElement, tell: (text: string) => void): void {
  for (const start of root.querySelectorAll<HTMLDetailsElement>(".wb-start")) {
    start.querySelector("summary")?.addEventListener("click", () => {
      start.toggleAttribute("data-opened-by-reader", !start.open);
      const before = start.getBoundingClientRect().top;
      if (!currentPage().bar.querySelector("p")?.textContent) tell(message("empty"));
      // The line comes up above: what was pressed stays where it is.
      scrollBy(0, start.getBoundingClientRect().top - before);
    });
  }
}
