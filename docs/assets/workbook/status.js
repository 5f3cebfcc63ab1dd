// One line that says whether the words are safe, and what to do when they are not.

import { download } from "./download.js";
import { day, time, words } from "./words.js";

/**
 * @param {HTMLElement} bar the page's `.wb-status`
 * @param {() => Promise<{name: string, file: Blob, remark?: string}>} copy makes a file of what is here
 */
export function createStatus(bar, copy) {
  const line = /** @type {HTMLElement} */ (bar.querySelector("[role=status]"));
  let slow = 0;

  /** @param {string} text @param {"quiet" | "saved" | "alarm"} tone */
  function say(text, tone) {
    clearTimeout(slow);
    bar.dataset.tone = tone;
    // Screen readers speak each change, so the same minute is not said twice.
    if (line.textContent !== text) line.textContent = text;
    if (tone === "alarm") return bar.append(rescue);
    rescue.remove();
    note.remove();
  }

  /** What came of the download: it stays, while the line goes on saying that nothing is saved. */
  const note = Object.assign(document.createElement("p"), { role: "alert" });

  function remark(text = "") {
    note.textContent = text;
    if (text) bar.append(note);
    else note.remove();
  }

  const rescue = Object.assign(document.createElement("button"), {
    type: "button",
    className: "wb-button",
    textContent: words.download_now,
    onclick: async () => {
      try {
        const made = await copy();
        download(made.name, made.file);
        remark(made.remark);
      } catch {
        remark(words.download_failed);
      }
    },
  });

  return {
    /** @param {number} at the last save of any answer here, 0 for none */
    ready(at) {
      const unkept = bar.parentElement?.querySelector('[data-save="never"]');
      if (!at) say(unkept ? words.partly_kept : words.empty, "quiet");
      else say(day(at) === day(Date.now()) ? words.saved({ time: time(at) }) : words.saved_on({ day: day(at), time: time(at) }), "saved");
    },
    /** @param {"saving" | "saved" | "failed"} state */
    state(state) {
      // The words say it only when it takes long enough to be read.
      bar.toggleAttribute("data-saving", state === "saving");
      if (state === "saved") say(words.saved({ time: time(Date.now()) }), "saved");
      if (state === "failed") say(words.not_saved, "alarm");
      if (state === "saving" && bar.dataset.tone !== "alarm") {
        clearTimeout(slow);
        slow = setTimeout(() => say(words.saving, "quiet"), 400);
      }
    },
    off: () => say(words.storage_unavailable, "alarm"),
    say: (/** @type {string} */ text) => say(text, "quiet"),
  };
}
