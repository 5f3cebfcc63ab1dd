// A file the reader chose, kept up to date by the browser, where it can do that.

import { canChooseFile } from "../../file-copy.js";
import { moment } from "../../words.js";
import { button, element, hint, resultLine, row } from "./element.js";
import { words } from "./words.js";

/** @param {import("./desk.js").Desk} desk @returns {HTMLElement[]} nothing where the browser cannot */
export function chosenFile(desk) {
  if (!canChooseFile()) return [];
  const { line, say, alarm } = resultLine();
  const buttons = row();
  /** The buttons stay while the state does: one of them may have the focus. */
  let drawn = "";
  const draw = async () => {
    const { state, name, at } = await desk.file.look();
    const texts = { none: "", written: at ? words.file_kept({ name, moment: moment(at) }) : words.file_to_be_kept({ name }), asks: words.file_asks({ name }), failed: words.file_failed({ name }), full: words.file_full({ name }) };
    (state === "failed" || state === "full" ? alarm : say)(texts[state] || (line.textContent === words.file_stopped ? words.file_stopped : ""));
    if (state !== drawn) buttons.replaceChildren(...choices(state));
    drawn = state;
  };

  /** @param {import("../../file-copy.js").State} state */
  const choices = (state) => [
    ...(state === "none" || state === "failed" ? [button(words.file_choose, choose)] : []),
    ...(state === "asks" ? [button(words.file_allow, () => desk.file.ask().then(again))] : []),
    ...(state === "none" ? [] : [button(words.file_stop, stop, "wb-quiet")]),
  ];

  async function choose() {
    const file = await pick(`${desk.workbook.slug}-answers.json`);
    if (!file) return;
    await desk.file.choose(file);
    await again();
  }

  async function stop() {
    await desk.file.stop();
    say(words.file_stopped);
    await again();
  }

  async function again() {
    await desk.refresh();
    await draw();
    line.focus();
  }

  desk.onUpdate(draw);
  desk.file.catchUp(desk.answers).then((tried) => tried && desk.refresh()).then(draw, () => {});
  return [element("h3", words.file_title), hint(words.file_hint), line, buttons];
}

/** @param {string} suggestedName @returns {Promise<any>} nothing when the reader changes their mind */
async function pick(suggestedName) {
  const types = [{ accept: { "application/json": [".json"] } }];
  try {
    return await /** @type {any} */ (globalThis).showSaveFilePicker({ suggestedName, types });
  } catch {
    return undefined;
  }
}
