/** Binds the fields of a page to the answers: shows what is answered, and takes up what is typed. */

import type { Answers } from "../answers/answers.ts";
import {
  type Address,
  type Answer,
  countAnswered,
  emptied,
  isAnswered,
  isSame,
  type Value,
} from "../answers/value.ts";
import {
  addressOf,
  answerElementOf,
  answerElements,
  enforceExclusiveOption,
  isSaved,
  isUnderCaret,
  readValue,
  showClear,
  writeValue,
} from "./answer-elements.ts";
import { showConditions } from "./conditions.ts";
import { RowList } from "./rows.ts";

/** What binding has to tell the saver: on which revision the reader's next words are based. */
type Bases = { setBase(address: Address, rev: number): void };

export class Binding {
  readonly #rows = new Map<Element, RowList>();

  constructor(
    private readonly root: HTMLElement,
    private readonly answers: Answers,
    private readonly saver: Bases,
  ) {
    for (const field of root.querySelectorAll<HTMLElement>(".wb-entries")) {
      this.#rows.set(field, new RowList(field, answers, (row) => this.#fill(row)));
    }
    root.addEventListener("input", (event) => this.#onInput(event));
    // What another window wrote meanwhile is shown once the caret has gone.
    root.addEventListener("focusout", () => setTimeout(() => this.#fill(root)));
    addEventListener("pagehide", () => this.#clearUnsaved());
    answers.watch((changed) => this.#update(changed));
    this.#clearUnsaved();
  }

  /** Show everything that is answered, after what was typed before this page was ready is taken up. */
  start(): void {
    this.#syncRows();
    this.#captureEarlyInput();
    this.#fill(this.root);
    showConditions(this.root);
  }

  /** Every answer as it stands on the page now, saved or not. */
  values(): Map<Address, Value> {
    const saved = answerElements(this.root).filter(isSaved);
    return new Map(saved.map((element) => [addressOf(element), readValue(element)]));
  }

  /** Whether something is answered that goes with this page: what is never saved, or all of it. */
  hasUnsaved(isPageSaved: boolean): boolean {
    if (!isPageSaved && countAnswered(this.answers)) return true;
    const unsaved = answerElements(this.root).filter((element) => !isSaved(element));
    return unsaved.some((element) => isAnswered(readValue(element)));
  }

  /** The element on this page that holds an answer. */
  find(address: Address): HTMLElement | undefined {
    return answerElements(this.root).find((element) => addressOf(element) === address);
  }

  /** Whether the reader is typing something else at this address. */
  isTyping(address: Address, value: Value): boolean {
    const element = answerElementOf(document.activeElement);
    return !!element && isUnderCaret(element) && addressOf(element) === address &&
      !isSame(readValue(element), value);
  }

  #onInput({ target }: Event): void {
    const element = answerElementOf(target);
    if (!element) return;
    enforceExclusiveOption(target);
    showClear(element);
    showConditions(this.root);
    if (isSaved(element)) this.#take(element);
  }

  #take(element: HTMLElement): void {
    const row = element.closest<HTMLElement>(".wb-row");
    const list = this.#rows.get(element.closest(".wb-entries") ?? element);
    const membership = row && list ? list.membership(row) : [];
    this.answers.change([
      { address: addressOf(element), value: readValue(element) },
      ...membership,
    ]);
  }

  /** On a slow connection a reader may have begun to write before this page was ready. */
  #captureEarlyInput(): void {
    for (const element of answerElements(this.root).filter(isSaved)) {
      const value = readValue(element);
      const stored = this.answers.value(addressOf(element));
      if (isAnswered(value) && !isSame(value, stored)) this.#take(element);
    }
  }

  #update(changed: ReadonlySet<Address>): void {
    this.#syncRows(changed);
    for (const element of answerElements(this.root)) {
      if (changed.has(addressOf(element))) guarded(() => this.#show(element));
    }
    showConditions(this.root);
  }

  #syncRows(changed?: ReadonlySet<Address>): void {
    for (const list of this.#rows.values()) {
      if (!changed || list.isConcerned(changed)) guarded(() => list.sync());
    }
  }

  #fill(within: HTMLElement): void {
    for (const element of answerElements(within)) guarded(() => this.#show(element));
  }

  /** The words under the caret stay. */
  #show(element: HTMLElement): void {
    if (!isSaved(element)) return;
    showClear(element);
    const address = addressOf(element);
    const answer: Answer | undefined = this.answers.get(address);
    const here = readValue(element);
    if (!answer) {
      if (this.answers.size === 0) writeValue(element, emptied(here));
      return;
    }
    if (isSame(here, answer.value) || isUnderCaret(element)) return;
    writeValue(element, answer.value);
    if (answer.rev) this.saver.setBase(address, answer.rev);
  }

  /** What is never saved goes as the page is left, also from what Back would show again. */
  #clearUnsaved(): void {
    for (const element of answerElements(this.root)) {
      if (!isSaved(element)) writeValue(element, emptied(readValue(element)));
    }
    showConditions(this.root);
  }
}

/** One broken field must not stop the page. */
function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    reportError(error);
  }
}
