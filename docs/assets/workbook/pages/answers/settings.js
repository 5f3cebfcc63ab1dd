// What this browser does with the reader's words: checks their spelling or not, stores them or not.

import { isAnswered } from "../../answer.js";
import { openStore } from "../../store.js";
import { button, element, hint, resultLine, row, section, tick } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Desk} desk */
export function settingsSection(desk) {
  const { line, alarm } = resultLine();
  return section("settings", words.settings_title, ...spelling(desk), element("h3", words.share_title), ...sharing(desk, alarm), line);
}

/** @param {Desk} desk */
function spelling({ parts: { local, slug } }) {
  const key = `workbook-${slug}.spellcheck`;
  const box = tick(words.spellcheck, local.getItem(key) !== "off", (checked) => {
    if (checked) local.removeItem(key);
    else local.setItem(key, "off");
  });
  return [box, hint(words.spellcheck_hint)];
}

/** @param {Desk} desk @param {(text: string) => void} alarm */
function sharing(desk, alarm) {
  const { session, slug, state } = desk.parts;
  const key = `workbook-${slug}.session`;
  const start = () => {
    session.setItem(key, "[]");
    if (session.getItem(key)) location.reload();
    else alarm(words.session_failed);
  };
  const stop = () => {
    session.removeItem(key);
    location.reload();
  };
  if (state !== "session") return [hint(words.session_hint), row(button(words.session_start, start))];
  const leave = row();
  desk.onUpdate(() => leave.replaceChildren(...(desk.count ? ways() : [button(words.session_stop, stop)])));
  return [hint(words.session_on), leave];

  function ways() {
    const keep = () => store(desk).then(stop, () => alarm(words.did_not_work));
    return [button(words.session_keep, keep), button(words.session_drop, stop, "wb-quiet")];
  }
}

/** Write what this window holds into the store of this device; what it replaces there goes to the history. @param {Desk} desk */
async function store({ parts: { slug, tell }, answers }) {
  const store = await openStore(slug);
  const there = await store.readAll();
  const here = [...answers].filter(([, { value }]) => isAnswered(value));
  await store.snapshot(words.before_keep);
  await store.save(here.map(([address, { value }]) => ({ address, value, base: there.get(address)?.rev ?? 0, keep: true })));
  tell({ changed: here.map(([address]) => address) });
  store.close();
}
