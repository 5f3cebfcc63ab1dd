// What is said about being stuck, then and now, besides what every page says.

import sentences from "../../messages/stuck.js";
import { spoken, words as common } from "../../words.js";

export const words = { ...common, ...spoken(sentences) };
