// A letter on a worksheet's page: it follows the answers, and can be copied, printed or opened elsewhere.

import { loadCatalogue } from "../../catalogue.js";
import { printOnly } from "../../printing/only.js";
import { button, element, hint, resultLine, row } from "../answers/element.js";
import { showLetter } from "./made.js";
import { choices, latest } from "./rows.js";
import { words } from "./words.js";

export { loadCatalogue as ahead };

/** Mail programs and the systems between cut longer links off. */
const LONGEST_LINK = 1900;

/** @returns {Promise<import("../../tools.js").Painter>} */
export async function painter() {
  const catalogue = await loadCatalogue();
  return (place, sheet, answers) => void showLetter(place, answers, catalogue, latest(place, answers));
}

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export async function mount(place, { root, answers }) {
  const catalogue = await loadCatalogue().catch(() => undefined);
  if (!catalogue) return undefined;
  const picker = whoSelect(`${place.dataset.worksheet}--${place.dataset.field}--who`, () => refresh());
  const { line, say, alarm } = resultLine();
  const blanks = element("p", "", "wb-hint");
  const mail = mailLink(place.dataset.subject ?? "");
  const body = () => /** @type {HTMLElement} */ (place.querySelector(".wb-computed__text"));
  const column = catalogue.data.collections.find(({ id }) => id === place.dataset.oneOf)?.columns[0].id;
  let text = "";
  const tools = element("div", "", "wb-computed__actions");
  tools.append(
    blanks,
    hint(words.change_it),
    row(button(words.copy_text, () => copy(text, body()).then(() => say(words.copied_text), () => alarm(words.not_copied))), button(words.print_text, () => printOnly(root, [body().cloneNode(true)]))),
    line,
    ...mail.parts,
  );
  place.append(tools);
  refresh();
  return { refresh };

  function refresh() {
    const now = answers();
    const rows = choices(place, now);
    const chosen = picker.show(rows, latest(place, now), (row) => String(now.get(`${place.dataset.oneOf}/${row}/${column}`)?.value ?? ""));
    if (rows.length > 1 && !picker.label.isConnected) place.querySelector(".wb-computed__text, .wb-computed__blank")?.before(picker.label);
    if (rows.length < 2) picker.label.remove();
    const shown = showLetter(place, now, /** @type {NonNullable<typeof catalogue>} */ (catalogue), chosen);
    text = shown.text;
    mail.show(text);
    const prompts = shown.blanks.map((gap) => promptOf(gap, place, /** @type {NonNullable<typeof catalogue>} */ (catalogue)));
    blanks.textContent = prompts.length ? words.still_blank({ prompts: prompts.join("; ") }) : "";
  }
}

/** What was asked, and where, if that is on another worksheet. @param {string} gap @param {HTMLElement} place @param {import("../../catalogue.js").Catalogue} catalogue */
function promptOf(gap, place, catalogue) {
  const [owner] = gap.split("/");
  const prompt = catalogue.asked(gap)?.prompt ?? "";
  const title = owner === place.dataset.worksheet ? undefined : catalogue.place(owner)?.title;
  return title ? words.blank_there({ prompt, title }) : prompt;
}

/** From several rows, the reader picks one; until then it is the one written in last. @param {string} id @param {() => void} refresh */
function whoSelect(id, refresh) {
  let [picked, drawn] = ["", ""];
  const select = Object.assign(element("select"), { id, onchange: () => ((picked = select.value), refresh()) });
  const label = element("label", `${words.recipient} `, "wb-letter__recipient");
  label.append(select);
  return {
    label,
    show(/** @type {string[]} */ rows, /** @type {string} */ usual, /** @type {(row: string) => string} */ nameOf) {
      const chosen = rows.includes(picked) ? picked : usual;
      const options = rows.map((row) => /** @type {const} */ ([nameOf(row) || words.no_name_yet, row]));
      if (drawn !== (drawn = JSON.stringify(options))) select.replaceChildren(...options.map(([name, row]) => new Option(name, row)));
      select.value = chosen;
      return chosen;
    },
  };
}

/** @param {string} subject */
function mailLink(subject) {
  const link = element("a", words.mail_text, "wb-button");
  const note = hint(words.mail_hint);
  note.id = `mail-${++links}`;
  link.setAttribute("aria-describedby", note.id);
  const place = row();
  return {
    parts: [note, place],
    show(/** @type {string} */ text) {
      const query = [subject && `subject=${encodeURIComponent(subject)}`, `body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`];
      const address = `mailto:?${query.filter(Boolean).join("&")}`;
      const fits = address.length <= LONGEST_LINK;
      note.textContent = fits ? words.mail_hint : words.mail_too_long;
      if (fits) link.href = address;
      if (fits !== link.isConnected) place.replaceChildren(...(fits ? [link] : []));
    },
  };
}
let links = 0;

/** Where the browser does not let us, the text is marked for the reader. @param {string} text @param {HTMLElement} body */
async function copy(text, body) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    getSelection()?.selectAllChildren(body);
    if (!document.execCommand("copy")) throw error;
  }
}
