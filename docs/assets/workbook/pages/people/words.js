// What the page People and the plan of a goal say, besides what every page does.

import sentences from "../../sentences/people.js";
import { spoken, words as common } from "../../words.js";

export const words = { ...common, ...spoken(sentences) };
