// Tables that stand as cards on narrow screens, which must not cost a screen reader the table: each part has its role.

import { element } from "./element.js";

/** @param {HTMLElement[]} head cells @param {HTMLElement[][]} rows of cells */
export function table(head, rows) {
  const made = element("table", "", "wb-table");
  made.setAttribute("role", "table");
  const [top, body] = [element("thead"), element("tbody")];
  top.append(line(head));
  body.append(...rows.map(line));
  made.append(top, body);
  return made;
}

/** @param {HTMLElement[]} cells */
function line(cells) {
  const row = element("tr");
  row.setAttribute("role", "row");
  row.append(...cells);
  return row;
}

/** @param {string} text @param {"columnheader" | "rowheader" | "cell"} role @param {string} [column] its name, where the heads are not beside it */
export function cell(text, role, column = "") {
  const made = Object.assign(element(role === "cell" ? "td" : "th", text), { dir: "auto" });
  made.setAttribute("role", role);
  if (column) made.dataset.column = column;
  return made;
}
