/** The earlier values of an answer, folded under it. */

import {
  type Address,
  button,
  type Catalogue,
  element,
  hint,
  type HistoryEntry,
  momentOf,
} from "../../kit.ts";
import { say } from "./texts.ts";

interface Fold {
  readonly key: string;
  readonly frame: HTMLElement;
}

export class EarlierValues {
  /** A fold stays as it is, open or not, until its answer has other earlier values. */
  readonly #folds = new Map<Address, Fold>();
  #described = 0;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly bringBack: (entry: HistoryEntry) => Promise<void>,
  ) {}

  /** @param entries of one answer, newest first */
  foldOf(entries: readonly HistoryEntry[]): HTMLElement {
    const [{ address, savedAt } = { address: "", savedAt: 0 }] = entries;
    const key = `${entries.length} ${savedAt}`;
    const known = this.#folds.get(address);
    if (known?.key === key) return known.frame;
    const frame = this.#draw(address, entries);
    this.#folds.set(address, { key, frame });
    return frame;
  }

  /** Filled when it is opened: there may be a hundred of them under each answer. */
  #draw(address: Address, entries: readonly HistoryEntry[]): HTMLElement {
    const frame = element("details");
    const list = element("ol");
    const fill = () => list.append(...entries.map((entry) => this.#item(entry)));
    frame.dataset.address = address;
    frame.append(element("summary", say("earlier_words", { n: entries.length })), list);
    frame.addEventListener("toggle", fill, { once: true });
    return frame;
  }

  #item(entry: HistoryEntry): HTMLElement {
    const { address, value, savedAt, why } = entry;
    const reason = say(why === "conflict" ? "earlier_why_conflict" : "earlier_why_earlier");
    const about = hint(say("words_of", { moment: momentOf(savedAt), why: reason }));
    const text = element("p", this.catalogue.text(address, value), "wb-answer-text");
    const back = button(say("bring_this_back"), () => this.bringBack(entry), "wb-quiet");
    const item = element("li");
    about.id = `earlier-${++this.#described}`;
    text.dir = "auto";
    back.setAttribute("aria-describedby", about.id);
    item.append(about, text, back);
    return item;
  }
}
