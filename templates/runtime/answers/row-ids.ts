/** Permanent row ids: they sort by the moment they were made, and no two windows make the same. */

const STAMP = 9;
const RANDOM = 4;
let lastStamp = 0;

/** @param suffix for example `-my-ask`, for a next step that belongs to a worksheet */
export function newRowId(suffix = "", now: number = Date.now()): string {
  lastStamp = Math.max(lastStamp + 1, now);
  const random = Math.random().toString(36).slice(2, 2 + RANDOM).padEnd(RANDOM, "0");
  return lastStamp.toString(36).padStart(STAMP, "0") + random + suffix;
}

/** What stands behind the moment and the random part. */
export const suffixOf = (id: string): string => id.slice(STAMP + RANDOM);

/** When it was made, in milliseconds since 1970. */
export const madeAt = (id: string): number => parseInt(id.slice(0, STAMP), 36);
