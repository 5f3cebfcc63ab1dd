/** Small pieces of a page. Everything is put in as text, so that no answer and no file is ever read as HTML. */

export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  text = "",
  className = "",
): HTMLElementTagNameMap[T] {
  return Object.assign(document.createElement(tag), { textContent: text, className });
}

/** A part of the page under a heading of its own. */
export function section(id: string, title: string, ...content: (Node | string)[]): HTMLElement {
  const frame = Object.assign(element("section", "", "wb-panel-frame"), { id });
  const heading = Object.assign(element("h2", title), { id: `${id}-title` });
  frame.setAttribute("aria-labelledby", heading.id);
  frame.append(heading, ...content);
  return frame;
}

export const hint = (text: string): HTMLElement => element("p", text, "wb-hint");

/** Ignores clicks while its handler runs: no second press starts it twice, and the focus stays. */
export function button(
  text: string,
  work: () => unknown,
  className = "wb-button",
): HTMLButtonElement {
  const made = Object.assign(element("button", text, className), { type: "button" as const });
  made.onclick = () => oneAtATime(made, work);
  return made;
}

/** Ignores what is pressed while its work is under way. */
export async function oneAtATime(busy: HTMLElement, work: () => unknown): Promise<void> {
  if (busy.ariaBusy === "true") return;
  busy.ariaBusy = "true";
  try {
    await work();
  } finally {
    busy.ariaBusy = "false";
  }
}

export function buttonRow(...buttons: Node[]): HTMLElement {
  const frame = element("div", "", "wb-actions");
  frame.append(...buttons);
  return frame;
}

/** A labelled box for one line. */
export function input(id: string, text: string, properties: Partial<HTMLInputElement> = {}) {
  const plain = { type: "text", id, autocomplete: "off" as const };
  const box = Object.assign(element("input"), plain, properties);
  return { box, label: Object.assign(element("label", text), { htmlFor: id }) };
}

/** A tick with its words. */
export function tick(text: string, checked: boolean, act: (checked: boolean) => void) {
  const box = Object.assign(element("input"), { type: "checkbox", checked });
  box.onchange = () => act(box.checked);
  const label = element("label", "", "wb-tick");
  label.append(box, element("span", text));
  return label;
}

/** A form that the Enter key sends to us, and to nobody else. */
export function form(content: (Node | string)[], work: () => unknown): HTMLFormElement {
  const made = element("form");
  made.append(...content);
  made.onsubmit = (event) => {
    event.preventDefault();
    oneAtATime(made, work);
  };
  return made;
}

export interface ResultLine {
  readonly line: HTMLElement;
  say(text: string): void;
  alarm(text: string): void;
}

/** The line that says what came of a press. */
export function resultLine(): ResultLine {
  const line = element("p", "", "wb-result");
  line.setAttribute("role", "status");
  line.tabIndex = -1;
  const show = (text: string, className: string) =>
    void Object.assign(line, { textContent: text, className });
  return {
    line,
    say: (text) => show(text, "wb-result"),
    alarm: (text) => show(text, "wb-result wb-error"),
  };
}
