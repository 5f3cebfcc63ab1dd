/** The home page's way back: the worksheet that was written in last. */

import {
  type Answers,
  type Catalogue,
  html,
  isAnswered,
  loadCatalogue,
  message,
  nothing,
  type Widget,
} from "../../kit.ts";

/** Nothing else on the page waits for it. */
export const widget: Widget = {
  mount({ answers, update }) {
    let catalogue: Catalogue | undefined;
    if (answers.size) {
      loadCatalogue().then((loaded) => {
        catalogue = loaded;
        update();
      }, () => {});
    }
    return { view: () => (catalogue ? continueView(answers, catalogue) : nothing) };
  },
};

function continueView(answers: Answers, catalogue: Catalogue) {
  for (const owner of newestFirst(answers)) {
    const sheet = catalogue.place(owner);
    if (sheet) return html`${message("continue")} <a href=${sheet.url}>${sheet.title}</a>`;
  }
  return nothing;
}

/** The worksheets and lists that say something, by what was written last. */
export function newestFirst(answers: Answers): string[] {
  const written = new Map<string, number>();
  for (const [address, { value, savedAt }] of answers) {
    const owner = address.slice(0, address.indexOf("/"));
    if (isAnswered(value) && savedAt > (written.get(owner) ?? 0)) written.set(owner, savedAt);
  }
  return [...written].sort(([, a], [, b]) => b - a).map(([owner]) => owner);
}
