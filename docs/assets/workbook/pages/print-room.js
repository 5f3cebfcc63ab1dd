// The print room: worksheets are picked, put into one pack, and printed as the panel says.

import { fetchSheet, layOutPack } from "../printing/pack.js";
import { panel } from "../printing/panel.js";
import { words } from "../printing/words.js";
import { button, element, section, tick } from "./answers/element.js";

/** @typedef {{box: HTMLInputElement, minutes: number, url: URL, sheet?: Promise<HTMLElement>, ready?: HTMLElement}} Pick */

/** @param {HTMLElement} place @param {import("../tools.js").Workbook} workbook */
export function mount(place, { root, printing, answers }) {
  const picks = [...root.querySelectorAll("ul:has(.wb-pick)")].flatMap((list) => offerList(list, update));
  const picked = () => picks.filter(({ box }) => box.checked);
  const line = element("p");
  line.setAttribute("role", "status");
  const desk = element("div", "", "wb-actions wb-packet__bar");
  desk.append(line, button(words.print_these, printThese, "wb-button wb-primary"));
  place.append(section("how", words.print_heading, panel(printing, true, () => {})));
  root.append(desk);
  addEventListener("beforeprint", layOutPicked);
  update();

  /** Picked worksheets are fetched at once, so that Ctrl-P finds them here. */
  function update() {
    const chosen = picked();
    line.textContent = chosen.length ? words.picked({ n: chosen.length, minutes: chosen.reduce((sum, { minutes }) => sum + minutes, 0) }) : words.none_picked;
    for (const pick of chosen) take(pick).catch(() => {});
  }

  async function printThese() {
    if (!picked().length) return void (line.textContent = words.pick_first);
    try {
      await Promise.all(picked().map(take));
    } catch {
      return void (line.textContent = words.not_fetched);
    }
    print();
  }

  function layOutPicked() {
    const sheets = picked().flatMap(({ ready }) => ready ?? []);
    if (sheets.length) layOutPack(root, sheets, printing.read().kind, answers());
  }
}

/** @param {Pick} pick */
function take(pick) {
  pick.sheet ??= fetchSheet(pick.url).then((sheet) => (pick.ready = sheet));
  pick.sheet.catch(() => delete pick.sheet);
  return pick.sheet;
}

/** A tick in the place of each link, and one for all. @param {Element} list @param {() => void} update @returns {Pick[]} */
function offerList(list, update) {
  const asked = new URLSearchParams(location.search).get("pick")?.split(",") ?? [];
  const links = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("a.wb-pick")]);
  const picks = links.map((link) => {
    const url = new URL(link.href.replace(/-sheet\.html$/, "/"));
    const minutes = parseInt(link.parentElement?.querySelector(".wb-minutes")?.textContent ?? "", 10) || 0;
    const label = tick(link.textContent ?? "", asked.includes(url.pathname.split("/").at(-2) ?? ""), changed);
    label.classList.add("wb-pick");
    link.replaceWith(label);
    return { box: /** @type {HTMLInputElement} */ (label.firstElementChild), minutes, url };
  });
  const all = tick(words.pick_all({ chapter: list.previousElementSibling?.textContent ?? "" }), false, (checked) => {
    for (const { box } of picks) box.checked = checked;
    changed();
  });
  all.classList.add("wb-pick");
  list.before(all);
  const allBox = /** @type {HTMLInputElement} */ (all.firstElementChild);

  function show() {
    const number = picks.filter(({ box }) => box.checked).length;
    allBox.checked = number === picks.length;
    allBox.indeterminate = number > 0 && number < picks.length;
  }
  function changed() {
    show();
    update();
  }
  show();
  return picks;
}
