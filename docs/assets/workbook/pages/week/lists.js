// The lists under the week: what waits, what is done, what was let go. Long ones show in parts.

import { button, element } from "../answers/element.js";
import { words } from "./words.js";

/** @typedef {import("./steps.js").Step} Step */

const AT_FIRST = 20;

/** A list that shows its first lines, and more of them when asked. @param {(step: Step) => HTMLElement} lineOf */
export function createList(lineOf) {
  const frame = element("div");
  const list = element("ul", "", "wb-waiting");
  let shown = AT_FIRST;
  /** @type {Step[]} */
  let steps = [];
  const more = button("", () => {
    const next = shown;
    shown += AT_FIRST * 2;
    draw();
    /** @type {HTMLElement | null} */ (list.children[next]?.querySelector("button"))?.focus();
  });
  more.hidden = true;
  frame.append(list, more);

  function draw() {
    list.replaceChildren(...steps.slice(0, shown).map(lineOf));
    more.hidden = steps.length <= shown;
    more.textContent = words.show_more({ n: steps.length - shown });
  }
  return {
    frame,
    /** @param {Step[]} now */
    show(now) {
      if (isSame(now, steps)) return;
      steps = now;
      draw();
    },
  };
}

/** @param {Step[]} a @param {Step[]} b */
const isSame = (a, b) => a.length === b.length && a.every((step, n) => step.id === b[n].id && step.what === b[n].what && step.day === b[n].day && step.week === b[n].week && step.doneOn === b[n].doneOn);

/** The same, folded away; nothing is drawn before it is opened. @param {(n: number) => string} titled @param {(step: Step) => HTMLElement} lineOf */
export function createFold(titled, lineOf) {
  const frame = element("details");
  const summary = element("summary");
  const list = createList(lineOf);
  /** @type {Step[]} */
  let steps = [];
  frame.append(summary, list.frame);
  frame.ontoggle = () => frame.open && list.show(steps);
  return {
    frame,
    /** @param {Step[]} now */
    show(now) {
      steps = now;
      frame.hidden = !now.length;
      summary.textContent = titled(now.length);
      if (frame.open) list.show(now);
    },
  };
}

/** @param {string} text @param {string} small @param {HTMLElement[]} buttons */
export function line(text, small, ...buttons) {
  const frame = element("li");
  const said = element("p", text);
  if (small) said.append(" ", element("small", small));
  const tools = element("div", "", "wb-actions");
  tools.append(...buttons);
  frame.append(said, tools);
  return frame;
}
