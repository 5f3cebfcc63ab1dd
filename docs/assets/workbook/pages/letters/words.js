// What letters, sum-ups and sharing say, besides what every page does.

import sentences from "../../messages/letters.js";
import { spoken, words as common } from "../../words.js";

export const words = { ...common, ...spoken(sentences) };
