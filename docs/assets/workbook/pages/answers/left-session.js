// A window in which release 0.1.0 was told to forget its answers when it is closed. They are in `sessionStorage`, under
// `workbook-<slug>.session`. The reader says once what happens to them; until then they stay in this window only.

import { isAnswer, isAnswered } from "../../answer.js";
import { download } from "../../download.js";
import { PageStore } from "../../page-store.js";
import { countOf } from "../../second-copy.js";
import { openStore } from "../../store.js";
import { button, element, resultLine } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("../../answer.js").Answer} Answer */
/** @typedef {import("../../safe-storage.js").SafeStorage} SafeStorage */

/** The answers of this window; nothing, and no session any more, when it holds none. @param {SafeStorage} session @param {string} key */
export function leftIn(session, key) {
  const answers = parsed(session.getItem(key));
  if (answers && countOf(answers)) return new PageStore(answers, write);
  if (answers) session.removeItem(key);
  return undefined;

  /** @param {Map<string, Answer>} now */
  function write(now) {
    const text = JSON.stringify([...now]);
    session.setItem(key, text);
    if (session.getItem(key) !== text) throw new Error("there is no room for it in this window");
  }
}

/** @param {string | null} text @returns {Map<string, Answer> | undefined} */
function parsed(text) {
  try {
    const answers = /** @type {[string, unknown][]} */ (JSON.parse(text ?? "[]"));
    return new Map(/** @type {[string, Answer][]} */ (answers.filter(([, answer]) => isAnswer(answer))));
  } catch {
    return undefined;
  }
}

/**
 * Ask what happens to them: saved here, downloaded, or forgotten.
 * @param {HTMLElement} bar
 * @param {{
 *   session: SafeStorage, key: string, slug: string,
 *   answers: () => Map<string, Answer>,
 *   copy: () => Promise<{name: string, file: Blob, remark?: string}>,
 *   tell: (message: object) => void,
 * }} parts `copy` makes a file of the answers; `tell` speaks to windows that use the device's store
 */
export function ask(bar, { session, key, slug, answers, copy, tell }) {
  const root = /** @type {HTMLElement} */ (bar.parentElement);
  const { line, say, alarm } = resultLine();
  const note = element("section", "", "wb-data-loss");
  note.setAttribute("role", "alert");
  note.append(
    element("p", words.session_left({ answers: words.answers({ n: countOf(answers()) }) })),
    button(words.session_save, () => trying(save)),
    button(words.download_now, () => trying(take)),
    button(words.session_forget, end),
    line,
  );
  bar.after(note);
  // A page that Back brings up as it was may show what has been forgotten since, and would write it again.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  /** @param {() => Promise<void>} work */
  const trying = (work) => work().catch(() => (alarm(words.session_failed), line.focus()));

  async function save() {
    root.inert = true; // what is typed from here on would be in neither place
    try {
      tell({ changed: await storeAll(slug, answers()) });
    } catch (error) {
      root.inert = false;
      throw error;
    }
    end();
  }

  async function take() {
    const { name, file, remark } = await copy();
    if (remark) throw new Error("only some of the answers could be copied");
    download(name, file);
    say(words.session_downloaded({ name }));
  }

  function end() {
    session.removeItem(key);
    location.reload();
  }
}

/**
 * Write them into the store of this device; what they replace there goes to the history.
 * @param {string} slug @param {Map<string, Answer>} answers @returns {Promise<string[]>} their addresses
 */
async function storeAll(slug, answers) {
  const store = await openStore(slug);
  const there = await store.readAll();
  const here = [...answers].filter(([, { value }]) => isAnswered(value));
  await store.snapshot(words.before_keep);
  await store.save(here.map(([address, { value }]) => ({ address, value, base: there.get(address)?.rev ?? 0, keep: true })));
  store.close();
  return here.map(([address]) => address);
}
