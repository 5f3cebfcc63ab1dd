import people from "#messages/people.json" with { type: "json" };
import { commonTexts, messagesOf } from "../../kit.ts";

export const say = messagesOf({ ...commonTexts, ...people });
