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
  const chosen = () => String(answers().get(DAY)?.value ?? "");
  let former = "";
  const start = button(words.start_again, begin);
  const undo = button(words.undo, takeBack, "wb-quiet");
  undo.hidden = true;
  frame.append(start, line, undo);

  function begin() {
    former = chosen();
    undo.hidden = false;
    set(DAY, nextMonday(today()));
    undo.focus();
  }

  function takeBack() {
    undo.hidden = true;
    set(DAY, former);
    start.focus();
  }

  return {
    frame,
    /** @param {boolean} shown */
    show(shown) {
      const day = chosen();
      const isSet = isDay(day) && day >= today();
      frame.hidden = !shown && !isSet;
      start.hidden = isSet && day === nextMonday(today());
      line.textContent = isSet ? saying(day) : "";
    },
  };
}

/** @param {string} day */
const saying = (day) => (day === today() ? words.starts_again_today : words.starts_again({ day: said(day) }));
