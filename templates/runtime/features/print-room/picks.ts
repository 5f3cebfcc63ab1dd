/** Ticks in the place of the links to worksheets, and one for all of a list. */

import { tick } from "../../kit.ts";
import { say } from "./texts.ts";

export interface Pick {
  readonly box: HTMLInputElement;
  readonly minutes: number;
  /** The worksheet's own page. */
  readonly url: URL;
}

/** @param changed called after each tick */
export function offerList(list: Element, changed: () => void): Pick[] {
  const wanted = new URLSearchParams(location.search).get("pick")?.split(",") ?? [];
  const links = [...list.querySelectorAll<HTMLAnchorElement>("a.wb-pick")];
  const picks = links.map((link) => offer(link, wanted, update));
  const name = say("pick_all", { chapter: list.previousElementSibling?.textContent ?? "" });
  const all = tickOf(name, false, (checked) => {
    for (const { box } of picks) box.checked = checked;
    update();
  });
  list.before(all.label);
  show();
  return picks;

  function update(): void {
    show();
    changed();
  }

  function show(): void {
    const count = picks.filter(({ box }) => box.checked).length;
    all.box.checked = count === picks.length;
    all.box.indeterminate = count > 0 && count < picks.length;
  }
}

function offer(link: HTMLAnchorElement, wanted: readonly string[], changed: () => void): Pick {
  const url = new URL(link.href.replace(/-sheet\.html$/, "/"));
  const minutes = link.parentElement?.querySelector(".wb-minutes")?.textContent ?? "";
  const isWanted = wanted.includes(url.pathname.split("/").at(-2) ?? "");
  const { label, box } = tickOf(link.textContent ?? "", isWanted, changed);
  link.replaceWith(label);
  return { box, minutes: parseInt(minutes, 10) || 0, url };
}

function tickOf(text: string, checked: boolean, changed: (checked: boolean) => void) {
  const label = tick(text, checked, changed);
  label.classList.add("wb-pick");
  const box = label.querySelector("input");
  if (!box) throw new Error("a tick without its box");
  return { label, box };
}
