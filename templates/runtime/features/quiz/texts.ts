import stuck from "#messages/stuck.json" with { type: "json" };
import { commonTexts, messagesOf } from "../../kit.ts";

export const say = messagesOf({ ...commonTexts, ...stuck });

/** What the nine parts are called in a sentence. */
const PARTS: Readonly<Record<string, () => string>> = {
  stretch: () => say("part_stretch"),
  "way-up": () => say("part_way_up"),
  fit: () => say("part_fit"),
  demands: () => say("part_demands"),
  control: () => say("part_control"),
  support: () => say("part_support"),
  relationships: () => say("part_relationships"),
  role: () => say("part_role"),
  change: () => say("part_change"),
};

export const partName = (part: string): string => PARTS[part]?.() ?? part;
