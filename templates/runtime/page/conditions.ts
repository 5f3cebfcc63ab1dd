/** Opens the notices and notes that an answer asks for, in place. Nothing is counted or kept. */

export function showConditions(root: HTMLElement): void {
  for (const frame of root.querySelectorAll<HTMLElement>("[data-when]")) showWhen(frame);
  for (const note of root.querySelectorAll<HTMLElement>("[data-show-below]")) showBelow(note);
}

function showWhen(frame: HTMLElement): void {
  const { when = "", has = "", below } = frame.dataset;
  const chosen = [...document.getElementsByName(when)]
    .flatMap((control) =>
      control instanceof HTMLInputElement && control.checked ? [control.value] : []
    );
  const wanted = has.split(" ");
  const isOpen = below
    ? chosen.some((value) => Number(value) < Number(below))
    : chosen.some((value) => wanted.includes(value));
  const notice = frame.firstElementChild;
  if (notice instanceof HTMLElement) toggle(notice, isOpen);
}

function showBelow(note: HTMLElement): void {
  const element = note.closest(".wb-cell, .wb-field");
  const select = element?.querySelector("select");
  const radio = element?.querySelector<HTMLInputElement>("input:checked");
  const value = select?.value ?? radio?.value ?? "";
  toggle(note, value !== "" && Number(value) < Number(note.dataset.showBelow));
}

function toggle(element: HTMLElement, isOpen: boolean): void {
  if (element.hidden === isOpen) element.hidden = !isOpen;
}
