/** One line that says whether the words are safe, and what to do when they are not. */

import type { SaveState } from "../storage/saver.ts";
import { download } from "../ui/download.ts";
import { dateOf, message, timeOf } from "../ui/messages.ts";

type Tone = "quiet" | "saved" | "alarm";
export interface CopyToKeep {
  readonly name: string;
  readonly file: Blob;
  /** What the reader has to know about this copy. */
  readonly remark?: string;
}

/** The words say that it saves only when that takes long enough to be read. */
const SLOW = 400;

export class Status {
  readonly #line: HTMLElement;
  readonly #rescue: HTMLButtonElement;
  readonly #note = Object.assign(document.createElement("p"), { role: "alert" });
  #slow: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param bar the page's `.wb-status`
   * @param copy makes a file of what is on the page
   */
  constructor(private readonly bar: HTMLElement, copy: () => Promise<CopyToKeep>) {
    this.#line = bar.querySelector<HTMLElement>("[role=status]") ?? bar;
    this.#rescue = Object.assign(document.createElement("button"), {
      type: "button",
      className: "wb-button",
      textContent: message("download_now"),
      onclick: () => this.#download(copy),
    });
  }

  /** What came of it stays in a line of its own, while the status goes on saying that nothing is saved. */
  async #download(copy: () => Promise<CopyToKeep>): Promise<void> {
    try {
      const { name, file, remark = "" } = await copy();
      download(name, file);
      this.#remark(remark);
    } catch {
      this.#remark(message("download_failed"));
    }
  }

  #remark(text: string): void {
    this.#note.textContent = text;
    if (text) this.bar.append(this.#note);
    else this.#note.remove();
  }

  /** @param at the last save of any answer here, 0 for none */
  ready(at: number): void {
    if (!at) {
      const isPartly = this.bar.parentElement?.querySelector("[data-save=never]");
      return this.#show(message(isPartly ? "partly_kept" : "empty"), "quiet");
    }
    const isToday = dateOf(at) === dateOf(Date.now());
    const text = isToday
      ? message("saved", { time: timeOf(at) })
      : message("saved_on", { day: dateOf(at), time: timeOf(at) });
    this.#show(text, "saved");
  }

  state(state: SaveState): void {
    this.bar.toggleAttribute("data-saving", state === "saving");
    if (state === "saved") this.#show(message("saved", { time: timeOf(Date.now()) }), "saved");
    if (state === "failed") this.#show(message("not_saved"), "alarm");
    if (state === "saving" && this.bar.dataset.tone !== "alarm") {
      clearTimeout(this.#slow);
      this.#slow = setTimeout(() => this.#show(message("saving"), "quiet"), SLOW);
    }
  }

  unavailable(): void {
    this.#show(message("storage_unavailable"), "alarm");
  }

  say(text: string): void {
    this.#show(text, "quiet");
  }

  #show(text: string, tone: Tone): void {
    clearTimeout(this.#slow);
    this.bar.dataset.tone = tone;
    // Screen readers speak each change, so the same minute is not said twice.
    if (this.#line.textContent !== text) this.#line.textContent = text;
    if (tone === "alarm") this.bar.append(this.#rescue);
    else {
      this.#rescue.remove();
      this.#remark("");
    }
  }
}
