/** A select under a list, from which rows of other lists are taken in. */

import { lowerFirst, message } from "../ui/messages.ts";

/** A row's id, and what it is called. */
export type Choice = readonly [id: string, name: string];

export class RowChooser {
  /** What is offered; drawn anew only when it differs, since somebody may be choosing from it just now. */
  #offered = "[]";
  #label: HTMLLabelElement | undefined;

  constructor(private readonly rowLabel: string, private readonly take: (id: string) => void) {}

  offer(choices: readonly Choice[], place: HTMLElement): void {
    const offered = JSON.stringify(choices);
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.#label?.remove();
    this.#label = choices.length ? this.#draw(choices) : undefined;
    if (this.#label) place.append(this.#label);
  }

  #draw(choices: readonly Choice[]): HTMLLabelElement {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.add(new Option(message("choose_one"), ""));
    for (const [id, name] of choices) select.add(new Option(name, id));
    onChosen(select, this.take);
    label.append(message("choose", { one: lowerFirst(this.rowLabel) }), " ", select);
    return label;
  }
}

/** With the arrow keys every option on the way is a change: there it is Enter, or going on, that chooses. */
function onChosen(select: HTMLSelectElement, take: (value: string) => void): void {
  let isByKey = false;
  const choose = () => {
    const { value } = select;
    select.value = "";
    if (value) take(value);
  };
  select.onpointerdown = () => (isByKey = false);
  select.onkeydown = ({ key }) => {
    isByKey = key !== "Enter";
    if (!isByKey) choose();
  };
  select.onchange = () => isByKey || choose();
  select.onblur = choose;
}
