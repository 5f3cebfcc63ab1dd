// Opens the notices and notes that an answer asks for, in place. Nothing is counted or kept.

/** @param {HTMLElement} root */
export function reveal(root) {
  for (const frame of root.querySelectorAll("[data-when]")) showWhen(/** @type {HTMLElement} */ (frame));
  for (const note of root.querySelectorAll("[data-show-below]")) showLow(/** @type {HTMLElement} */ (note));
}

/** @param {HTMLElement} frame */
function showWhen(frame) {
  const { when = "", has = "", below } = frame.dataset;
  const chosen = [...document.getElementsByName(when)]
    .filter((control) => /** @type {HTMLInputElement} */ (control).checked)
    .map((control) => /** @type {HTMLInputElement} */ (control).value);
  const open = below ? chosen.some((value) => Number(value) < Number(below)) : chosen.some((value) => has.split(" ").includes(value));
  toggle(/** @type {HTMLElement} */ (frame.firstElementChild), open);
}

/** @param {HTMLElement} note */
function showLow(note) {
  const holder = note.closest(".wb-cell, .wb-field");
  const select = holder?.querySelector("select");
  const radio = /** @type {HTMLInputElement | null} */ (holder?.querySelector("input:checked"));
  const value = select?.value ?? radio?.value ?? "";
  toggle(note, value !== "" && Number(value) < Number(note.dataset.showBelow));
}

/** @param {HTMLElement} element @param {boolean} open */
function toggle(element, open) {
  if (element.hidden === open) element.hidden = !open;
}
