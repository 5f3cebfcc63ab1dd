/** What goes when one part is erased. Pure. */

import { type Address, MEMBERSHIP } from "../../kit.ts";
import { addressesOf, EARLIER, type Group } from "./grouping.ts";

/** The row of another list that belongs to a worksheet: its id ends in the worksheet's. */
const OWNED_ROW = /^[^/]+\/[^/-]+-([^/]+)\/[^/]+$/;

/**
 * The addresses of a group, and what it brings along: a worksheet its next step, a list which lists its rows are in.
 *
 * @param known every address that holds something, or did
 */
export function eraseScope(group: Group, known: Iterable<Address>): Address[] {
  return [...new Set([...addressesOf(group), ...belongingTo(group, known)])];
}

function belongingTo({ id }: Group, known: Iterable<Address>): Address[] {
  if (id === EARLIER) return [];
  const isMembership = (address: Address) =>
    address.startsWith(`${id}/`) && address.endsWith(`/${MEMBERSHIP}`);
  return [...known].filter((address) =>
    OWNED_ROW.exec(address)?.[1] === id || isMembership(address)
  );
}
