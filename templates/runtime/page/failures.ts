/** What a part of the page says when it has failed, and whose handler it was that threw. */

import { button, element } from "../ui/elements.ts";
import { message } from "../ui/messages.ts";

/** A page as its parts need it when they fail. */
export interface RenewablePage {
  readonly isStored: boolean;
  /** Loads the page anew, and returns whether it may. */
  renew(): Promise<boolean>;
}

/** Something that may fail while the page goes on: a widget, or what a module put on the page by itself. */
export interface Part {
  readonly element: HTMLElement;
  /** As its module is called. */
  readonly name: string;
  fail(): void;
}

const NOTE = "wb-part-failed";
/** What the reader does to a part. */
const USES = ["click", "input", "change", "submit", "toggle", "keydown"];

/**
 * Say that a part failed, where it stands, once.
 *
 * A module that threw or never answered stays as it is until the page is loaded anew, in every browser; so that is
 * tried first.
 *
 * @param retry does what can be done on this page
 */
export function showFailure(part: Element, page: RenewablePage, retry: () => unknown): void {
  if (noteOf(part)) return;
  const note = element("div", "", NOTE);
  const again = async () => {
    if (await page.renew()) return;
    note.remove();
    await retry();
  };
  note.setAttribute("role", "status");
  note.append(
    element("p", message(page.isStored ? "part_failed" : "part_failed_off")),
    button(message("try_again"), again),
  );
  part.before(note);
}

export function clearFailure(part: Element): void {
  noteOf(part)?.remove();
}

/** It stands before the part, so that drawing the part does not take it away. */
function noteOf(part: Element): Element | null {
  const before = part.previousElementSibling;
  return before?.matches(`.${NOTE}`) ? before : null;
}

/** Have the part whose handler throws say so. */
export function watchHandlers(widgets: readonly Part[], page: RenewablePage): void {
  let used: Node | null = null;
  const use = ({ target }: Event) => void (used = target instanceof Node ? target : null);
  for (const type of USES) document.addEventListener(type, use, true);
  const sayFailed = (error: unknown) => {
    const stack = error instanceof Error && error.stack || "";
    const parts = [...widgets, ...looseParts(page)];
    const part = findFailed(stack, parts, ({ element }) => distance(element, used));
    part?.fail();
    if (part) noteOf(part.element)?.scrollIntoView({ block: "nearest" });
  };
  addEventListener("error", ({ error }) => sayFailed(error));
  addEventListener("unhandledrejection", ({ reason }) => sayFailed(reason));
}

/** What a module that is not a widget put on the page. */
function looseParts(page: RenewablePage): Part[] {
  const elements = [...document.querySelectorAll<HTMLElement>("[data-part]")];
  return elements.map((element) => ({
    element,
    name: element.dataset.part ?? "",
    fail: () => showFailure(element, page, () => {}),
  }));
}

/** 0 within a part, 1 beside it. */
function distance(part: Element, used: Node | null): number {
  if (part.contains(used)) return 0;
  return part.parentElement?.contains(used) ? 1 : 2;
}

/**
 * The part whose module is in the stack; of several, the nearest to what the reader used. Without any, the one that the
 * reader used, as long as the error is ours at all: an extension's is not.
 */
export function findFailed<T extends Pick<Part, "name">>(
  stack: string,
  parts: readonly T[],
  distance: (part: T) => number,
): T | undefined {
  if (!stack.includes("/assets/workbook/")) return undefined;
  const nearest = parts.toSorted((one, other) => distance(one) - distance(other));
  return nearest.find(({ name }) => fileOf(name).test(stack)) ??
    nearest.find((part) => distance(part) === 0);
}

/** The bundler's name for a module: its own, and a digest. */
const fileOf = (name: string): RegExp =>
  new RegExp(`/${name.replaceAll("_", "-")}-[A-Z0-9]{8}\\.js`);
