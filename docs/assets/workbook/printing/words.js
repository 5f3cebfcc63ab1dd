// What is said about printing, besides what every page says.

import sentences from "../messages/printing.js";
import { spoken, words as common } from "../words.js";

export const words = { ...common, ...spoken(sentences) };
