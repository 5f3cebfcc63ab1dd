/** The panel "How to print": what, on which paper, how large, with how much ink. */

import texts from "#messages/printing.json" with { type: "json" };
import { element, hint, tick } from "../ui/elements.ts";
import { commonTexts, messagesOf } from "../ui/messages.ts";
import { type Kind, KINDS, type Paper, PAPERS, type PrintSettings } from "./settings.ts";
import { kindName, paperName } from "./names.ts";

const say = messagesOf({ ...commonTexts, ...texts });

/**
 * @param asks whether there is anything to answer, and so a choice of kinds
 * @param changed called after each choice
 */
export function printPanel(
  settings: PrintSettings,
  asks: boolean,
  changed: () => void = () => {},
): HTMLElement {
  const { kind, paper, large, saver } = settings.read();
  const keep = (changes: Parameters<PrintSettings["change"]>[0]) => {
    settings.change(changes);
    changed();
  };
  const kinds = KINDS.map((one) => [one, kindName(one)] as const);
  const papers = PAPERS.map((one) => [one, paperName(one)] as const);
  const frame = element("div", "", "wb-panel-frame wb-print-settings__form");
  if (asks) {
    frame.append(
      choice<Kind>("kind", say("print_what"), kinds, kind, (one) => keep({ kind: one })),
    );
  }
  frame.append(
    choice<Paper>("paper", say("print_paper"), papers, paper, (one) => keep({ paper: one })),
    tick(say("print_large"), large, (checked) => keep({ large: checked })),
    tick(say("print_saver"), saver, (checked) => keep({ saver: checked })),
    hint(say("print_hint")),
  );
  return frame;
}

/** One of several, as radio buttons under one legend. */
function choice<T extends string>(
  name: string,
  title: string,
  options: readonly (readonly [T, string])[],
  chosen: T,
  act: (value: T) => void,
): HTMLElement {
  const group = element("fieldset");
  group.append(element("legend", title));
  for (const [value, text] of options) {
    const radio = Object.assign(element("input"), {
      type: "radio",
      name: `wb-${name}`,
      value,
      checked: value === chosen,
      autocomplete: "off" as const,
      onchange: () => act(value),
    });
    const label = element("label", "", "wb-tick");
    label.append(radio, element("span", text));
    group.append(label);
  }
  return group;
}
