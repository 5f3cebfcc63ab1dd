// Start again on Monday: one tap sets the day. A missed week is shown nowhere.

import { button, element } from "../answers/element.js";
import { isDay, nextMonday, said, today } from "../days.js";
import { words } from "./words.js";

const DAY = "look-back/start-again-on";

/** @param {HTMLElement} place @param {import("../../tools.js").Workbook} workbook */
export function mount(place, workbook) {
  const tool = startAgain(workbook);
  place.append(tool.frame);
  tool.show(true);
  return { refresh: () => tool.show(true) };
}

/** @param {Pick<import("../../tools.js").Workbook, "answers" | "set">} workbook */
export function startAgain({ answers, set }) {
  const frame = element("div", "", "wb-again");
  const line = element("p");
  line.setAttribute("role", "status");
  const start = button(words.start_again, () => set(DAY, nextMonday(today())));
  frame.append(start, line);
  return {
    frame,
    /** @param {boolean} shown */
    show(shown) {
      const day = String(answers().get(DAY)?.value ?? "");
      const set = isDay(day) && day >= today();
      frame.hidden = !shown && !set;
      start.hidden = set && day === nextMonday(today());
      line.textContent = set ? words.starts_again({ day: said(day) }) : "";
    },
  };
}
