/** Takes answers out of every place on this device that holds them. */

import type { Address } from "../answers/value.ts";
import type { Mirror } from "./mirror.ts";
import type { Storage } from "./storage.ts";
import type { UnsavedTail } from "./unsaved-tail.ts";

export interface Places {
  readonly storage: Storage;
  readonly mirror: Mirror;
  readonly tail: UnsavedTail;
  /** Whether answers reach the disk at all. */
  readonly isStored: boolean;
}

export async function eraseSome(places: Places, addresses: readonly Address[]): Promise<void> {
  const { storage, mirror, tail, isStored } = places;
  await storage.erase(addresses);
  if (!isStored) return;
  // Values that were still under way when a window closed would come back with the next page.
  tail.erase((address) => addresses.includes(address));
  await mirror.replace(await storage.read());
}

export async function eraseAll(places: Places, announce: () => void): Promise<void> {
  const { storage, mirror, tail, isStored } = places;
  await storage.erase();
  if (!isStored) return;
  tail.erase(() => true);
  announce();
  await mirror.erase();
}
