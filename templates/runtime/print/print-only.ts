/** Prints one thing in the place of a page, and nothing else of it. */

/** @param root the page */
export function printOnly(root: HTMLElement, content: readonly Node[]): void {
  layOut(root, content);
  print();
}

/** It stands there until it is printed. */
export function layOut(root: HTMLElement, content: readonly Node[]): void {
  root.parentElement?.querySelector(".wb-packet")?.remove();
  const packet = document.createElement("div");
  packet.className = "md-typeset wb-packet";
  packet.append(...content);
  root.after(packet);
  addEventListener("afterprint", () => packet.remove(), { once: true });
}
