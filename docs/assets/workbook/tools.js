// The tools of a page, each in a place of its own, `<div data-widget="name">`: loaded only where there is one.

/**
 * What a tool may use.
 * @typedef {object} Workbook
 * @property {HTMLElement} root the page
 * @property {HTMLElement} bar its status line
 * @property {string} slug
 * @property {string} kind of page
 * @property {any} store a Store or a PageStore
 * @property {"stored" | "session" | "off"} state
 * @property {ReturnType<import("./second-copy.js").createSecondCopy>} copy
 * @property {import("./safe-storage.js").SafeStorage} local
 * @property {import("./print.js").PrintSettings} printing
 * @property {() => import("./answers.js").Answers} answers as they are now
 * @property {(address: string, value: import("./answer.js").Value) => void} set saves an answer, and shows it on the page
 * @property {(text: string) => void} say in the status line
 * @property {(message: object) => void} tell other windows
 * @property {(answers: Map<string, import("./answer.js").Answer>) => void} kept brings the copies up to date
 */
/** @typedef {{refresh?: () => void | Promise<void>} | void} Tool called again whenever an answer has changed */
/** @typedef {(place: HTMLElement, sheet: HTMLElement, answers: import("./answers.js").Answers) => void} Painter */
/** @typedef {{ahead?: () => Promise<unknown>, painter?: () => Promise<Painter>, mount: (place: HTMLElement, workbook: Workbook) => Tool | Promise<Tool>}} ToolModule
 *   `ahead` asks for what the tool needs besides the answers; a `painter` puts into a pack for the printer what
 *   the tool says on paper */

/** @type {Record<string, () => Promise<ToolModule>>} */
const TOOLS = {
  answers: () => import("./pages/your-answers.js"),
  continue: () => import("./pages/home.js"),
  letter: () => import("./pages/letters/letter.js"),
  "look-back": () => import("./pages/week/look-back.js"),
  "next-step": () => import("./pages/week/next-step.js"),
  people: () => import("./pages/people/board.js"),
  "print-room": () => import("./pages/print-room.js"),
  print: () => import("./print.js"),
  stuck: () => import("./pages/stuck/where.js"),
  sum_up: () => import("./pages/letters/sum-up.js"),
  "then-and-now": () => import("./pages/stuck/then-and-now.js"),
  "this-week": () => import("./pages/week/this-week.js"),
};

/** What a tool says on paper, if it says something there. @param {string} name @returns {Promise<Painter | undefined>} */
export const painterOf = async (name) => (await TOOLS[name]?.())?.painter?.();

/** Asked for while the answers are still being read; one that does not come fails when it is mounted. @param {HTMLElement} root */
export const loadTools = (root) =>
  /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-widget]")])
    .map((place) => ({ place, load: TOOLS[place.dataset.widget ?? ""]?.() }))
    .filter(({ load }) => (load?.then((tool) => tool.ahead?.()).catch(() => {}), load));

/** @param {ReturnType<typeof loadTools>} loading @param {Workbook} workbook @returns {Promise<() => void>} draws all of them anew */
export async function mountTools(loading, workbook) {
  /** @type {Tool[]} */
  const tools = [];
  for (const { place, load } of loading) tools.push(await (await load).mount(place, workbook));
  return () => {
    for (const tool of tools) Promise.resolve(tool?.refresh?.()).catch(() => {});
  };
}
