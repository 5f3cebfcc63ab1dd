/** How much of a copy the answers fill, and which of them takes most of it. Pure. */

import { type Address, type Answers, type Catalogue, textOf } from "../../kit.ts";
import type { Backup } from "./answers-context.ts";

export interface CopySize {
  /** In megabytes, as is `most`. */
  readonly mb: number;
  readonly most: number;
  /** The question with the longest answer. */
  readonly label: string;
}

/** From so many megabytes on the reader is told, while there is time to make room. */
const NEARLY_FULL = 28;

type Limits = Pick<Backup, "LARGEST" | "MEGABYTE" | "sizeOfCopy">;

/** @param answers of which there is at least one */
export function copySize(
  answers: Answers,
  catalogue: Catalogue,
  { LARGEST, MEGABYTE, sizeOfCopy }: Limits,
): CopySize {
  const label = (address: Address) => catalogue.label(address);
  const mb = Math.ceil(sizeOfCopy(answers, label) / MEGABYTE);
  return { mb, most: LARGEST / MEGABYTE, label: label(longestOf(answers)) };
}

export const isNearlyFull = ({ mb }: CopySize): boolean => mb > NEARLY_FULL;

function longestOf(answers: Answers): Address {
  let longest = "";
  let most = -1;
  for (const [address, { value }] of answers) {
    const { length } = textOf(value);
    if (length > most) [longest, most] = [address, length];
  }
  return longest;
}
