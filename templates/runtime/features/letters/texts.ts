import letters from "#messages/letters.json" with { type: "json" };
import { commonTexts, messagesOf } from "../../kit.ts";

export const say = messagesOf({ ...commonTexts, ...letters });
