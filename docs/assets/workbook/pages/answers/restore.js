// Brings a copy back: first shows what would change, then changes it all at once, then offers to undo.

import { emptied } from "../../answer.js";
import { BackupError, compare, fromFile } from "../../backup.js";
import { words } from "../../words.js";
import { dryRunTable } from "./dry-run.js";
import { button, element, form, hint, input, resultLine, row, section, tick } from "./element.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("../../backup.js").Copy} Copy */
/** @typedef {ReturnType<typeof compare>[number]} Row */

/** @param {Desk} desk */
export function restoreSection(desk) {
  const { line, say, alarm } = resultLine();
  const preview = element("div");
  const undo = row();
  const chooser = input("restore", words.restore, { type: "file", accept: ".json,application/json" });
  chooser.box.onchange = async () => {
    const file = chooser.box.files?.[0];
    preview.replaceChildren();
    if (file) await open(file);
    chooser.box.value = "";
  };
  desk.onUpdate(() => undo.replaceChildren(...(desk.undo ? [button(words.undo, goBack)] : [])));
  return section("bring-back", words.restoreTitle, chooser.label, hint(words.restoreHint), chooser.box, line, undo, preview);

  /** @param {File} file @param {string} [passphrase] */
  async function open(file, passphrase) {
    say(words.wait);
    try {
      showDryRun(await fromFile(file, desk.workbook.slug, passphrase));
    } catch (error) {
      const reason = error instanceof BackupError ? error.reason : "fileUnknown";
      if (reason === "fileLocked") askPassphrase(file);
      else alarm(words[reason]);
      if (reason === "passphraseWrong") preview.querySelector("input")?.select();
    }
  }

  /** @param {File} file */
  function askPassphrase(file) {
    say(words.fileLocked);
    const { box, label } = input("unlock", words.passphraseOf, { type: "password", autocomplete: "current-password" });
    const send = Object.assign(element("button", words.unlock, "wb-button"), { type: "submit" });
    preview.replaceChildren(form([label, box, row(send, button(words.cancel, cancel, "wb-quiet"))], () => open(file, box.value)));
    box.focus();
  }

  /** @param {Copy} copy */
  function showDryRun({ entries, madeAt }) {
    const shaped = entries.map((entry) => ({ ...entry, value: desk.catalogue.shaped(entry.address, entry.value) }));
    const rows = compare(shaped, desk.answers, (address) => desk.catalogue.find(address) !== undefined);
    const heading = Object.assign(element("h3", words.dryRunTitle), { tabIndex: -1 });
    preview.replaceChildren(heading, element("p", words.dryRunMade(madeAt, entries.length)), ...choices(rows));
    say("");
    heading.focus();
  }

  /** @param {Row[]} rows */
  function choices(rows) {
    let keepHere = false;
    const table = element("div");
    const draw = () => table.replaceChildren(...dryRunTable(rows, desk.catalogue, keepHere));
    draw();
    if (rows.every(({ kind }) => kind === "same")) return [element("p", words.dryRunNothing), table, button(words.cancel, cancel, "wb-quiet")];
    const differ = rows.some(({ kind }) => kind === "different") ? [tick(words.keepHere, false, (checked) => ((keepHere = checked), draw()))] : [];
    return [table, ...differ, hint(words.acceptHint), row(button(words.accept, () => accept(rows, keepHere)), button(words.cancel, cancel, "wb-quiet"))];
  }

  function cancel() {
    preview.replaceChildren();
    say(words.cancelled);
    chooser.box.focus();
  }

  /** @param {Row[]} rows @param {boolean} keepHere */
  async function accept(rows, keepHere) {
    const taken = rows.filter(({ kind }) => kind === "new" || kind === "unknown" || (kind === "different" && !keepHere));
    const former = taken.map(({ address, value }) => /** @type {const} */ ([address, desk.answers.get(address)?.value ?? emptied(value)]));
    try {
      await desk.parts.store.snapshot(words.before.restore);
      desk.undo = former.map(([address, value]) => [address, value]);
      await desk.save(taken.map(({ address, value }) => [address, value]));
      preview.replaceChildren();
      say(words.restored(taken.length));
    } catch {
      desk.undo = undefined;
      alarm(words.didNotWork);
    }
    (undo.querySelector("button") ?? line).focus();
  }

  async function goBack() {
    const former = desk.undo ?? [];
    try {
      desk.undo = undefined;
      await desk.save(former);
      say(words.undone);
    } catch {
      desk.undo = former;
      alarm(words.didNotWork);
    }
    line.focus();
  }
}
