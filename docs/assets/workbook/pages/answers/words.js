// What the page Your answers says, besides what every page does.

import sentences from "../../messages/answers.js";
import { spoken, words as common } from "../../words.js";

export const words = { ...common, ...spoken(sentences) };
