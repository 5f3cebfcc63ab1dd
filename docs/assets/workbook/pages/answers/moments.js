// Earlier moments of the whole workbook, and the way back to one.

import { isAnswer, isAnswered } from "../../answer.js";
import { moment } from "../../words.js";
import { button, element, hint, resultLine, section } from "./element.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").Snapshot} Snapshot */

/** @param {Desk} desk */
export function momentsSection(desk) {
  const { line, say, alarm } = resultLine();
  const list = element("ul");
  const frame = section("moments", words.moments_title, hint(words.moments_hint), line, list);
  desk.onUpdate(() => {
    frame.hidden = !desk.snapshots.length;
    list.replaceChildren(...desk.snapshots.map((snapshot) => momentOf(snapshot, () => goBack(snapshot))));
  });
  return frame;

  /** @param {Snapshot} snapshot */
  async function goBack(snapshot) {
    const changing = desk.changing(saidIn(snapshot));
    try {
      if (changing.length) {
        await desk.parts.store.snapshot(words.before_back);
        await desk.save(changing);
      }
      say(changing.length ? words.went_back : words.nothing_to_do);
    } catch {
      alarm(words.did_not_work);
    }
    line.focus();
  }
}

/** @param {Snapshot} snapshot @returns {import("./desk.js").Values} */
const saidIn = ({ answers }) =>
  answers.filter(([, answer]) => isAnswer(answer) && isAnswered(answer.value)).map(([address, { value }]) => [address, value]);

/** @param {Snapshot} snapshot @param {() => Promise<void>} goBack */
function momentOf(snapshot, goBack) {
  const item = element("li");
  const text = element("p", words.moment_of({ moment: moment(snapshot.at), why: snapshot.why, answers: words.answers({ n: saidIn(snapshot).length }) }));
  text.id = `moment-${snapshot.at}`;
  const back = button(words.go_back, goBack, "wb-quiet");
  back.setAttribute("aria-describedby", text.id);
  item.append(text, back);
  return item;
}
