// Your answers: see them, take a copy, bring one back, go back, erase.

import { loadCatalogue } from "../catalogue.js";
import { openDesk } from "./answers/desk.js";
import { copiesSection } from "./answers/copies.js";
import { eraseSection } from "./answers/erase.js";
import { lookSection } from "./answers/look.js";
import { momentsSection } from "./answers/moments.js";
import { jumpList, overviewSection } from "./answers/overview.js";
import { restoreSection } from "./answers/restore.js";
import { settingsSection } from "./answers/settings.js";
import { shareSection } from "./answers/share.js";

export { loadCatalogue as ahead };

const SECTIONS = [copiesSection, restoreSection, lookSection, shareSection, momentsSection, settingsSection, eraseSection];
/** Without the store of the device, answers can only be looked at; where nothing can be stored, there are none. */
const WITHOUT_STORE = { session: [lookSection, settingsSection], off: [settingsSection] };

/** @param {HTMLElement} place @param {import("./answers/desk.js").Parts} parts */
export async function mount(place, parts) {
  const desk = await openDesk(parts);
  const sections = (parts.state === "stored" ? SECTIONS : WITHOUT_STORE[parts.state]).map((make) => make(desk));
  place.replaceChildren(overviewSection(desk), jumpList(desk, sections), ...sections);
  desk.sayCount();
  return { refresh: () => desk.refresh() };
}
