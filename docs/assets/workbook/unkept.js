// Lets a reader ask the workbook to keep an answer that it else forgets when the page is left.

import { words } from "./words.js";

/**
 * A switch under every such field; it also follows what is asked for in another window.
 * @param {HTMLElement} root
 * @param {{keep: (holder: HTMLElement) => void, letGo: (holder: HTMLElement) => Promise<void>, say: (text: string) => void}} page
 */
export function mountUnkept(root, page) {
  for (const holder of /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".wb-field[data-keep=false]")])) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", autocomplete: "off" });
    const text = document.createElement("span");
    text.textContent = words.keep_this({ prompt: holder.querySelector(".wb-prompt")?.textContent ?? "" });
    const label = Object.assign(document.createElement("label"), { className: "wb-keep" });
    label.append(box, text);
    const showState = () => (box.checked = "asked" in holder.dataset);
    box.onchange = () => (box.checked ? page.keep(holder) : letGo(holder, page).finally(showState));
    new MutationObserver(showState).observe(holder, { attributeFilter: ["data-asked"] });
    showState();
    holder.after(label);
  }
}

/** @param {HTMLElement} holder @param {Parameters<typeof mountUnkept>[1]} page */
async function letGo(holder, page) {
  try {
    await page.letGo(holder);
    page.say(words.let_go);
  } catch {
    page.say(words.erase_failed);
  }
}
