// What the page People says, besides what every page does.

import sentences from "../../messages/people.js";
import { spoken, words as common } from "../../words.js";

export const words = { ...common, ...spoken(sentences) };
