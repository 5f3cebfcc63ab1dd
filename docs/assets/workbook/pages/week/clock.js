// Times as people write them: "6:45 am", "18.30", "7 pm". What is no time of day is left alone.

const DIGITS = /(?<![\d.:,/-])(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?(?![\d:])\s*(?:([ap])\s?\.?\s?m\b\.?|(h|uhr)\b)?(?![\d/])/giu;

/**
 * @param {string} text @param {string} [noon] words for twelve, with commas between
 * @returns {{hour: number, minute: number} | undefined} the first time of day, if it is plain which one is meant
 */
export function timeOf(text, noon = "") {
  const plain = text.normalize("NFKC").toLowerCase();
  for (const [, hour, minute, half, hours] of plain.matchAll(DIGITS)) {
    const known = minute !== undefined || half || hours;
    const time = known && on24Hours(Number(hour), Number(minute ?? 0), half);
    if (time) return time;
  }
  const isNoon = noon.toLowerCase().split(",").some((word) => word.trim() !== "" && plain.trim() === word.trim());
  return isNoon ? { hour: 12, minute: 0 } : undefined;
}

/** @param {number} hour @param {number} minute @param {string | undefined} half */
function on24Hours(hour, minute, half) {
  if (hour > 23 || minute > 59 || (half && hour === 0) || (half === "a" && hour > 12)) return undefined;
  if (!half || hour > 12) return { hour, minute };
  return { hour: (hour % 12) + (half === "p" ? 12 : 0), minute };
}
