import printing from "#messages/printing.json" with { type: "json" };
import { commonTexts, messagesOf } from "../../kit.ts";

export const say = messagesOf({ ...commonTexts, ...printing });
