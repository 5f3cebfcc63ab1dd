// Brings a copy back: first shows what would change, then changes it all at once, then offers to undo.

import { emptied } from "../../answer.js";
import { BackupError, compare, fromFile } from "../../backup.js";
import { moment } from "../../words.js";
import { dryRunTable } from "./dry-run.js";
import { button, element, form, hint, input, resultLine, row, section, tick } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("../../backup.js").Copy} Copy */
/** @typedef {ReturnType<typeof compare>[number]} Row */

/** @param {Desk} desk */
export function restoreSection(desk) {
  const { line, say, alarm } = resultLine();
  const preview = element("div");
  const undo = row();
  /** The copy that is being looked at. @type {Copy | undefined} */
  let copy;
  let keepHere = false;
  const chooser = input("restore", words.restore, { type: "file", accept: ".json,application/json" });
  chooser.box.onchange = async () => {
    const file = chooser.box.files?.[0];
    close();
    if (file) await open(file);
    chooser.box.value = "";
  };
  desk.onUpdate(() => {
    undo.replaceChildren(...(desk.undo ? [button(words.undo, goBack)] : []));
    drawDryRun();
  });
  return section("bring-back", words.restore_title, chooser.label, hint(words.restore_hint), chooser.box, line, undo, preview);

  /** @param {File} file @param {string} [passphrase] */
  async function open(file, passphrase) {
    say(words.wait);
    try {
      copy = await fromFile(file, desk.workbook.slug, passphrase);
      drawDryRun();
      say("");
      preview.querySelector("h3")?.focus();
    } catch (error) {
      const reason = error instanceof BackupError ? error.reason : "file_unknown";
      if (reason === "file_locked") askPassphrase(file);
      else alarm(words[reason]);
      if (reason === "passphrase_wrong") preview.querySelector("input")?.select();
    }
  }

  /** @param {File} file */
  function askPassphrase(file) {
    say(words.file_locked);
    const { box, label } = input("unlock", words.passphrase_of, { type: "password", autocomplete: "current-password" });
    const send = Object.assign(element("button", words.unlock, "wb-button"), { type: "submit" });
    preview.replaceChildren(form([label, box, row(send, button(words.cancel, cancel, "wb-quiet"))], () => open(file, box.value)));
    box.focus();
  }

  function close() {
    copy = undefined;
    keepHere = false;
    preview.replaceChildren();
  }

  /** Drawn anew when answers change meanwhile: what it says about them is true until the press. */
  function drawDryRun() {
    if (!copy) return;
    const { entries, madeAt } = copy;
    const shaped = entries.map((entry) => ({ ...entry, value: desk.catalogue.shaped(entry.address, entry.value) }));
    const rows = compare(shaped, desk.answers, (address) => desk.catalogue.find(address) !== undefined);
    const heading = Object.assign(element("h3", words.dry_run_title), { tabIndex: -1 });
    preview.replaceChildren(heading, element("p", madeOn(madeAt, words.answers({ n: entries.length }))), ...choices(rows));
  }

  /** @param {Row[]} rows */
  function choices(rows) {
    const table = element("div");
    const draw = () => table.replaceChildren(...dryRunTable(rows, desk.catalogue, keepHere));
    draw();
    const leave = button(words.cancel, cancel, "wb-quiet");
    if (rows.every(({ kind }) => kind === "same")) return [element("p", words.dry_run_nothing), table, leave];
    const differ = rows.some(({ kind }) => kind === "different") ? [tick(words.keep_here, keepHere, (checked) => ((keepHere = checked), draw()))] : [];
    return [table, ...differ, hint(words.accept_hint), row(button(words.accept, () => accept(rows), "wb-button wb-primary"), leave)];
  }

  function cancel() {
    close();
    say(words.cancelled);
    chooser.box.focus();
  }

  /** @param {Row[]} rows */
  async function accept(rows) {
    const taken = rows.filter(({ kind }) => kind === "new" || kind === "unknown" || (kind === "different" && !keepHere));
    /** @type {import("./desk.js").Values} */
    const former = taken.map(({ address, value }) => [address, desk.answers.get(address)?.value ?? emptied(value)]);
    try {
      await desk.parts.store.snapshot(words.before_restore);
      desk.undo = former;
      close();
      await desk.save(taken.map(({ address, value }) => [address, value]));
      say(words.restored({ answers: words.answers({ n: taken.length }) }));
    } catch {
      desk.undo = undefined;
      alarm(words.did_not_work);
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
      alarm(words.did_not_work);
    }
    line.focus();
  }
}

/** @param {number} at when the copy was made, 0 when it does not say @param {string} answers how many it holds */
const madeOn = (at, answers) => (at ? words.dry_run_made({ moment: moment(at), answers }) : words.dry_run_undated({ answers }));
