// A copy in a file the reader chose, outside the browser: where the browser allows it, it is brought up
// to date after saves. Nothing the browser forgets or clears takes this copy along.

import { fromFile, toCopy } from "./backup.js";
import { isAnswered } from "./answer.js";
import { Catalogue, loadCatalogue } from "./catalogue.js";

const EVERY = 10_000;
const MODE = /** @type {const} */ ({ mode: "readwrite" });

/** @typedef {"none" | "written" | "asks" | "failed" | "full"} State  `asks`: the browser wants the reader's word again; `full`: there is more than a copy can hold */

/** Whether this browser lets a page keep a file up to date. */
export const canChooseFile = () => "showSaveFilePicker" in globalThis;

/** @param {any} store @param {string} slug @param {Catalogue} [catalogue] */
export function createFileCopy(store, slug, catalogue) {
  let timer = 0;
  let last = 0;
  /** @type {"failed" | "full" | undefined} */
  let problem;

  const handle = async () => /** @type {any} */ (await store.meta("file"));
  const mayWrite = async (/** @type {any} */ file) => (await file.queryPermission(MODE)) === "granted";

  /** Write now, if there is a file and the browser allows it; a file is never emptied, nor written over with a copy that cannot be read. */
  async function write() {
    const file = await handle();
    if (!file) return;
    const answers = await store.readAll();
    if (![...answers.values()].some(({ value }) => isAnswered(value)) || !(await mayWrite(file))) return;
    catalogue ??= await loadCatalogue();
    const { title, edition } = catalogue.data;
    const copy = await toCopy(answers, catalogue.label, { slug, title, edition });
    const stream = await file.createWritable();
    await stream.write(copy.file);
    await stream.close();
    await fromFile(await file.getFile(), slug);
    for (const name of ["filed", "copied"]) await store.remember(name, last);
  }

  async function tryToWrite() {
    last = Date.now();
    problem = await write().then(() => undefined, (error) => (error.reason === "copy_too_large" ? "full" : "failed"));
  }

  return {
    /** @returns {Promise<{state: State, name: string, at: number}>} `at` is when it was last written */
    async look() {
      const file = await handle();
      if (!file) return { state: "none", name: "", at: 0 };
      const state = problem ?? ((await mayWrite(file)) ? "written" : "asks");
      return { state, name: file.name, at: (await store.meta("filed")) ?? 0 };
    },
    /** Take a file that the reader chose, and write it. @param {any} file */
    async choose(file) {
      await store.remember("file", file);
      await tryToWrite();
    },
    /** Ask for permission, which the browser allows only after a press. */
    async ask() {
      await (await handle())?.requestPermission(MODE);
      await tryToWrite();
    },
    /** Write soon, at most every ten seconds. */
    follow() {
      clearTimeout(timer);
      timer = setTimeout(tryToWrite, Math.max(0, last + EVERY - Date.now()));
    },
    /** Write what was saved while no page could, if there is a file; says whether it tried. @param {Map<string, import("./answer.js").Answer>} answers */
    async catchUp(answers) {
      const filed = (await store.meta("filed")) ?? 0;
      const isBehind = (await handle()) && [...answers.values()].some(({ savedAt }) => savedAt > filed);
      if (isBehind) await tryToWrite();
      return isBehind;
    },
    now: tryToWrite,
    async stop() {
      clearTimeout(timer);
      await store.remember("file", undefined);
    },
    /** Let go of what is about to be written. */
    cancel: () => clearTimeout(timer),
  };
}
