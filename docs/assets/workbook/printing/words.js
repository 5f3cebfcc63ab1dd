// What is said about printing, besides what every page says.

import sentences from "../sentences/printing.js";
import { spoken, words as common } from "../words.js";

export const words = { ...common, ...spoken(sentences) };
