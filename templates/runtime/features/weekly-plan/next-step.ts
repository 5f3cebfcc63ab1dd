/** "Make this my next step": the words and the day of a row become a row of the list of steps. */

import {
  button,
  type Context,
  element,
  isDay,
  listOf,
  newRowId,
  nothing,
  readSteps,
  resultLine,
  Row,
  siteUrl,
  STEPS,
  type View,
  type Widget,
} from "../../kit.ts";
import { isPlanned } from "./plan.ts";
import { say } from "./texts.ts";

export const widget: Widget = { mount: (context) => new NextStep(context) };

/** It stands in a field, and works the button that each row of the field has. */
class NextStep implements View {
  readonly #field: HTMLElement;
  /** The columns of the field that say what the step is, and when. */
  readonly #what: string;
  readonly #day: string;
  /** It goes to the row whose button was pressed. */
  readonly #result = resultLine();

  constructor(private readonly context: Context) {
    const { place } = context;
    this.#field = place.closest<HTMLElement>(".wb-entries") ?? place;
    this.#what = place.dataset.what ?? "";
    this.#day = place.dataset.day ?? "";
    this.#field.onclick = (event) => this.#onClick(event);
  }

  /** A row without words is not a step yet. */
  view(): typeof nothing {
    for (const make of this.#field.querySelectorAll<HTMLElement>(".wb-make-step")) {
      make.hidden = !this.#rowOf(make).text(this.#what);
    }
    return nothing;
  }

  #rowOf(element: Element): Row {
    const { row = "" } = element.closest<HTMLElement>(".wb-row")?.dataset ?? {};
    return this.context.answers.row(listOf(this.#field), row);
  }

  /** The second click of a double click would only say that the step is there. */
  #onClick({ target, detail }: MouseEvent): void {
    const make = target instanceof Element ? target.closest<HTMLElement>(".wb-make-step") : null;
    if (!make || detail > 1) return;
    make.parentElement?.append(this.#result.line);
    const row = this.#rowOf(make);
    if (isPlanned(readSteps(this.context.answers), row.text(this.#what))) {
      return this.#tell(say("step_is_there"));
    }
    const undo = this.#add(row);
    const takeBack = () => {
      undo();
      this.#result.say(say("taken_back"));
      make.focus();
    };
    this.#tell(say("step_is_made"), button(say("undo"), takeBack, "wb-quiet"));
  }

  /** The id of the new row ends in the worksheet's, as its own next step does. */
  #add(row: Row): () => void {
    const step = new Row(STEPS, newRowId(`-${this.#field.dataset.worksheet}`));
    const what = row.text(this.#what);
    const day = row.text(this.#day);
    return this.context.answers.change(step.with(isDay(day) ? { what, day } : { what }));
  }

  #tell(text: string, ...ways: HTMLElement[]): void {
    const week = Object.assign(element("a", say("title")), { href: siteUrl("this-week/") });
    this.#result.say(text);
    for (const way of [...ways, week]) this.#result.line.append(" ", way);
    this.#result.line.focus();
  }
}
