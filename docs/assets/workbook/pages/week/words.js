// What the page This week and the look-back say, besides what every page does.

import sentences from "../../messages/week.js";
import { spoken, words as common } from "../../words.js";

export const words = { ...common, ...spoken(sentences) };
