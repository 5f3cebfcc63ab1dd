/** Help for a reader whose energy stays low: a notice that the page has in place. It blocks nothing. */

import { siteUrl } from "../../kit.ts";

export function showEnergyNotice(place: HTMLElement, isLow: boolean): void {
  const notice = place.querySelector<HTMLElement>(".wb-low-energy");
  if (!notice || notice.hidden !== isLow) return;
  // The links lead nowhere but from here: what is in the page's own text is the same on every page.
  for (const link of notice.querySelectorAll<HTMLAnchorElement>("a[data-path]")) {
    link.href = siteUrl(link.dataset.path ?? "");
  }
  notice.hidden = !isLow;
}
