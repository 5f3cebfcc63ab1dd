/** Another window's words, beside the ones that stayed. */

import { message } from "../ui/messages.ts";

export function offerOtherWords(element: HTMLElement, lost: string, use: () => void): void {
  element.querySelector(".wb-conflict")?.remove();
  const note = document.createElement("div");
  note.className = "wb-conflict";
  note.setAttribute("role", "status");
  const lead = Object.assign(document.createElement("p"), {
    textContent: message("changed_elsewhere"),
  });
  const text = Object.assign(document.createElement("blockquote"), { textContent: lost });
  text.dir = "auto";
  const close = (act: () => void) => () => {
    note.remove();
    act();
  };
  note.append(
    lead,
    text,
    button(message("use_other"), close(use)),
    button(message("keep_mine"), close(() => {})),
  );
  element.append(note);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  return Object.assign(element, { type: "button", textContent: text, onclick: act });
}
