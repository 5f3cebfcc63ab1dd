// Your answers: see them, take a copy, bring one back, erase them.

import { isAnswered } from "../answer.js";
import { BackupError, compare, fromFile, toFile } from "../backup.js";
import { loadCatalogue } from "../catalogue.js";
import { download } from "../download.js";
import { printButton } from "../print.js";
import { words } from "../words.js";

/** @typedef {import("../answer.js").Answer} Answer */

/**
 * @param {HTMLElement} place
 * @param {{store: any, copy: any, slug: string, local: Storage, session: Storage, say: (text: string) => void, tell: (message: object) => void}} parts
 */
export async function mountAnswers(place, { store, copy, slug, say, tell }) {
  const catalogue = await loadCatalogue();
  const { title, edition } = catalogue.data;
  let answers = /** @type {Map<string, Answer>} */ (await store.readAll());
  const list = element("div");

  async function refresh() {
    answers = await store.readAll();
    list.replaceChildren(...listed(answers, catalogue));
  }

  const takeCopy = block(words.download, words.downloadHint, async () => {
    const file = await toFile(answers, catalogue.label, { slug, title, edition });
    download(file.name, file.text);
  });
  takeCopy.append(printButton(words.print, ""));

  place.replaceChildren(
    takeCopy,
    restoring(),
    list,
    erasing(),
  );
  list.replaceChildren(...listed(answers, catalogue));
  say(words.count(countOf(answers)));

  function restoring() {
    const input = Object.assign(element("input"), { type: "file", accept: ".json,application/json", id: "restore" });
    const label = Object.assign(element("label", words.restore), { htmlFor: "restore" });
    const hint = element("p", words.restoreHint, "wb-hint");
    const preview = element("div");
    preview.setAttribute("role", "status");
    input.addEventListener("change", async () => {
      const file = /** @type {HTMLInputElement} */ (input).files?.[0];
      if (!file) return;
      try {
        const entries = await fromFile(file, slug);
        const rows = compare(entries, answers, (address) => catalogue.find(address) !== undefined);
        preview.replaceChildren(...dryRun(rows, () => restore(rows), () => preview.replaceChildren()));
      } catch (error) {
        const text = error instanceof BackupError ? words[error.reason] : words.fileUnknown;
        preview.replaceChildren(element("p", text, "wb-error"));
      }
      /** @type {HTMLInputElement} */ (input).value = "";
    });

    /** @param {ReturnType<typeof compare>} rows */
    async function restore(rows) {
      const changed = rows.filter(({ kind }) => kind !== "same");
      await store.save(changed.map(({ address, value }) => ({ address, value, base: 0 })));
      tell({ changed: changed.map(({ address }) => address) });
      preview.replaceChildren(element("p", words.restored(changed.length)));
      await refresh();
      say(words.count(countOf(answers)));
    }
    const frame = element("section", "", "wb-tool");
    frame.append(label, hint, input, preview);
    return frame;
  }

  function erasing() {
    const hint = element("p", words.eraseHint, "wb-hint");
    hint.id = "erase-hint";
    const label = Object.assign(element("label", words.eraseLabel), { htmlFor: "erase-word" });
    const word = Object.assign(element("input"), { type: "text", id: "erase-word", autocomplete: "off" });
    word.setAttribute("aria-describedby", "erase-hint");
    const button = Object.assign(element("button", words.erase, "wb-button wb-danger"), { type: "button", disabled: true });
    word.addEventListener("input", () => (button.disabled = word.value.trim().toLowerCase() !== words.eraseWord));
    button.addEventListener("click", async () => {
      try {
        await store.erase();
        await copy.erase();
        tell({ erased: true });
        await refresh();
        say(words.erased);
      } catch {
        say(words.eraseFailed);
      }
      word.value = "";
      button.disabled = true;
    });
    const frame = element("section", "", "wb-tool wb-erase");
    frame.append(element("h2", words.erase), hint, label, word, button);
    return frame;
  }
}

/** @param {Map<string, Answer>} answers */
const countOf = (answers) => [...answers.values()].filter(({ value }) => isAnswered(value)).length;

/** @param {Map<string, Answer>} answers @param {import("../catalogue.js").Catalogue} catalogue */
function listed(answers, catalogue) {
  const groups = new Map();
  for (const [address, { value }] of [...answers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isAnswered(value) || address.endsWith("/kinds")) continue;
    const found = catalogue.find(address);
    const within = found?.within ?? words.dryRun.unknown;
    const group = groups.get(within) ?? groups.set(within, element("dl")).get(within);
    group.append(element("dt", found?.question.prompt ?? address), element("dd", catalogue.text(address, value)));
  }
  if (!groups.size) return [element("p", words.nothingYet)];
  return [...groups].flatMap(([within, group]) => [element("h2", within), group]);
}

/** @param {ReturnType<typeof compare>} rows @param {() => void} accept @param {() => void} cancel */
function dryRun(rows, accept, cancel) {
  const kinds = /** @type {const} */ (["new", "different", "unknown", "same"]);
  const summary = element("ul");
  for (const kind of kinds) {
    const count = rows.filter((row) => row.kind === kind).length;
    if (count) summary.append(element("li", `${count} ${words.dryRun[kind]}`));
  }
  const changes = element("dl");
  for (const { label, address, value, here, kind } of rows) {
    if (kind === "same") continue;
    changes.append(element("dt", `${label || address} (${words.dryRun[kind]})`), element("dd", [value].flat().join("; ")));
    if (kind === "different") changes.append(element("dd", [here].flat().join("; "), "wb-replaced"));
  }
  const yes = Object.assign(element("button", words.accept, "wb-button"), { type: "button", onclick: accept });
  const no = Object.assign(element("button", words.cancel, "wb-quiet"), { type: "button", onclick: cancel });
  return [summary, element("p", words.acceptHint, "wb-hint"), changes, yes, no];
}

/** @param {string} text @param {string} hint @param {() => void} act */
function block(text, hint, act) {
  const frame = element("section", "", "wb-tool");
  frame.append(element("p", hint, "wb-hint"), Object.assign(element("button", text, "wb-button"), { type: "button", onclick: act }));
  return frame;
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @returns {HTMLElementTagNameMap[T]} */
function element(tag, text = "", className = "") {
  return Object.assign(document.createElement(tag), { textContent: text, className });
}
