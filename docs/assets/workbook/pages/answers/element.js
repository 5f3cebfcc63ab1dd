// Small pieces of a page: everything is put in as text, so that no answer and no file is ever read as HTML.

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @returns {HTMLElementTagNameMap[T]} */
export function element(tag, text = "", className = "") {
  return Object.assign(document.createElement(tag), { textContent: text, className });
}

/** A tool of the page under a heading of its own. @param {string} id @param {string} title @param {(Node | string)[]} content */
export function section(id, title, ...content) {
  const frame = Object.assign(element("section", "", "wb-panel-frame"), { id });
  const heading = Object.assign(element("h2", title), { id: `${id}-title` });
  frame.setAttribute("aria-labelledby", heading.id);
  frame.append(heading, ...content);
  return frame;
}

/** @param {string} text */
export const hint = (text) => element("p", text, "wb-hint");

/**
 * A button that is deaf while its work is under way: no second press starts it twice, and the focus stays.
 * @param {string} text @param {() => unknown} work
 */
export function button(text, work, className = "wb-button") {
  const made = Object.assign(element("button", text, className), { type: "button" });
  made.onclick = () => oneAtATime(made, work);
  return made;
}

/** @param {HTMLElement} busy @param {() => unknown} work */
async function oneAtATime(busy, work) {
  if (busy.ariaBusy === "true") return;
  busy.ariaBusy = "true";
  try {
    await work();
  } finally {
    busy.ariaBusy = "false";
  }
}

/** @param {Node[]} buttons */
export function row(...buttons) {
  const frame = element("div", "", "wb-actions");
  frame.append(...buttons);
  return frame;
}

/** A labelled box for one line. @param {string} id @param {string} text @param {Partial<HTMLInputElement>} [properties] */
export function input(id, text, properties = {}) {
  const box = Object.assign(element("input"), { type: "text", id, autocomplete: "off", ...properties });
  return { box, label: Object.assign(element("label", text), { htmlFor: id }) };
}

/** A tick with its words. @param {string} text @param {boolean} checked @param {(checked: boolean) => void} act */
export function tick(text, checked, act) {
  const box = Object.assign(element("input"), { type: "checkbox", checked, onchange: () => act(box.checked) });
  const label = element("label", "", "wb-tick");
  label.append(box, element("span", text));
  return label;
}

/** A form that the Enter key sends to us, and to nobody else. @param {(Node | string)[]} content @param {() => unknown} work */
export function form(content, work) {
  const made = element("form");
  made.append(...content);
  made.onsubmit = (event) => (event.preventDefault(), oneAtATime(made, work));
  return made;
}

/** The line that says what came of a press. */
export function resultLine() {
  const line = element("p", "", "wb-result");
  line.setAttribute("role", "status");
  line.tabIndex = -1;
  const say = (/** @type {string} */ text, className = "wb-result") => void Object.assign(line, { textContent: text, className });
  return { line, say, alarm: (/** @type {string} */ text) => say(text, "wb-result wb-error") };
}
