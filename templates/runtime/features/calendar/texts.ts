import week from "#messages/week.json" with { type: "json" };
import { commonTexts, messagesOf } from "../../kit.ts";

export const say = messagesOf({ ...commonTexts, ...week });
