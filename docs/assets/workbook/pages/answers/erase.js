// Erases one part or everything, after a typed word; and says what is beyond its reach.

import { eraseSome, forgetTails } from "../../erasing.js";
import { takeCopy } from "./copies.js";
import { button, element, hint, input, resultLine, row, section } from "./element.js";
import { addressesOf, EARLIER } from "./groups.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./groups.js").Group} Group */

/** @param {Desk} desk */
export function eraseSection(desk) {
  const { line, say, alarm } = resultLine();
  const first = row(button(words.erase_copy, () => takeCopy(desk, say, alarm).catch(() => alarm(words.did_not_work))));
  return section("erase", words.erase_title, hint(`${words.erase_copy_hint} ${words.erase_remains}`), first, ...part(desk, say, alarm), ...all(desk, say, alarm), line);
}

/** @typedef {(text: string) => void} Say */

/** @param {Desk} desk @param {Say} say @param {Say} alarm */
function part(desk, say, alarm) {
  const choice = Object.assign(element("select"), { id: "erase-part", autocomplete: "off" });
  const label = Object.assign(element("label", words.erase_which), { htmlFor: choice.id });
  /** @type {Group[]} */
  let groups = [];
  desk.onUpdate(() => {
    groups = desk.inOrder.flatMap((part) => part.groups);
    choice.replaceChildren(...groups.map(({ id, title }) => new Option(title || words.earlier_editions, id)));
  });
  const erase = async () => {
    const group = groups.find(({ id }) => id === choice.value);
    if (!group) return;
    const gone = await attempt(desk, () => erasePart(desk, group), alarm);
    if (gone) say(`${words.erased_part({ title: group.title || words.earlier_editions })} ${words.erase_remains}`);
  };
  const confirmed = confirming("erase-part-word", words.erase_confirm, words.erase_part, words.erase_part_hint, erase);
  return [element("h3", words.erase_part_title), label, choice, ...confirmed];
}

/** @param {Desk} desk @param {Say} say @param {Say} alarm */
function all(desk, say, alarm) {
  const erase = async () => {
    const gone = await attempt(desk, () => eraseAll(desk), alarm);
    if (!gone) return desk.parts.say(words.erase_failed);
    desk.parts.say(words.erased);
    say(words.erase_remains);
  };
  return [element("h3", words.erase_all_title), ...confirming("erase-word", words.erase_label, words.erase, words.erase_hint, erase)];
}

/** @param {Desk} desk @param {() => Promise<void>} work @param {Say} alarm */
async function attempt(desk, work, alarm) {
  try {
    await work();
    return true;
  } catch {
    alarm(words.erase_failed);
    await desk.refresh().catch(() => {});
    return false;
  }
}

/** A button that works only after a word was typed. @param {string} id @param {string} text @param {string} name @param {string} about @param {() => Promise<void>} work */
function confirming(id, text, name, about, work) {
  const { box, label } = input(id, text);
  const explained = Object.assign(hint(about), { id: `${id}-hint` });
  box.setAttribute("aria-describedby", explained.id);
  const erase = button(name, async () => {
    await work();
    box.value = "";
    erase.disabled = true;
    /** @type {HTMLElement | null | undefined} */ (erase.closest("section")?.querySelector(".wb-result"))?.focus();
  }, "wb-button wb-danger");
  erase.disabled = true;
  box.oninput = () => (erase.disabled = box.value.trim().toLowerCase() !== words.erase_word);
  return [explained, label, box, row(erase)];
}

/** @param {Desk} desk @param {Group} group */
async function erasePart(desk, group) {
  const addresses = [...addressesOf(group), ...belonging(desk, group)];
  desk.undo = undefined;
  await eraseSome(desk.parts, addresses);
  await desk.changed(addresses);
  await desk.file.now();
}

/**
 * What a group brings along: a worksheet its next step, which is a row of another list whose id ends in
 * the worksheet's; a list the kinds of its rows.
 * @param {Desk} desk @param {Group} group
 */
function belonging({ answers, history }, { id }) {
  if (id === EARLIER) return [];
  const from = (/** @type {string} */ address) => /^[^/]+\/[^/-]+-([^/]+)\/[^/]+$/.exec(address)?.[1];
  const isKinds = (/** @type {string} */ address) => address.startsWith(`${id}/`) && address.endsWith("/kinds");
  return [...new Set([...answers.keys(), ...history.keys()])].filter((address) => from(address) === id || isKinds(address));
}

/** @param {Desk} desk */
async function eraseAll(desk) {
  const { store, copy, tell, slug, local } = desk.parts;
  desk.undo = undefined;
  desk.file.cancel();
  await store.erase();
  forgetTails(slug, local, () => true);
  tell({ erased: true });
  await copy.erase();
  await desk.refresh();
  if (desk.answers.size || desk.history.size || desk.snapshots.length) throw new Error("something is still there");
}
