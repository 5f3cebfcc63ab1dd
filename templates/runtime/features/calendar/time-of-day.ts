/** Times as people write them: "6:45 am", "18.30", "7 pm". What is not a time of day is left alone. Pure. */

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const DIGITS =
  /(?<![\d.:,/-])(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?(?![\d:])\s*(?:([ap])\s?\.?\s?m\b\.?|(h|uhr)\b)?(?![\d/])/giu;

/**
 * The first time of day, if it is plain which one is meant.
 *
 * @param noon words for twelve, with commas between
 */
export function timeOfDay(text: string, noon = ""): TimeOfDay | undefined {
  const plain = text.normalize("NFKC").toLowerCase();
  for (const [, hour, minute, half, hours] of plain.matchAll(DIGITS)) {
    const isTime = minute !== undefined || half !== undefined || hours !== undefined;
    const time = isTime && on24Hours(Number(hour), Number(minute ?? 0), half);
    if (time) return time;
  }
  const words = noon.toLowerCase().split(",").map((word) => word.trim()).filter(Boolean);
  return words.includes(plain.trim()) ? { hour: 12, minute: 0 } : undefined;
}

/** @param half "a" for the morning, "p" for the rest of the day */
function on24Hours(hour: number, minute: number, half: string | undefined): TimeOfDay | undefined {
  if (hour > 23 || minute > 59 || (half && hour === 0) || (half === "a" && hour > 12)) {
    return undefined;
  }
  if (!half || hour > 12) return { hour, minute };
  return { hour: (hour % 12) + (half === "p" ? 12 : 0), minute };
}
