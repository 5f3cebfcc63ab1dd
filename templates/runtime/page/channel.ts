/** Tells other windows of this workbook which answers changed; they read them from the storage. */

import type { Address } from "../answers/value.ts";

/** These messages are understood by windows of every edition. */
export type ChannelMessage = { readonly changed: readonly Address[] } | { readonly erased: true };

export class Channel {
  readonly #channel: BroadcastChannel | undefined;

  /** @param slug without it, nothing is heard and nothing is said */
  constructor(slug: string | undefined) {
    this.#channel = slug === undefined ? undefined : open(`workbook-${slug}`);
  }

  post(message: ChannelMessage): void {
    this.#channel?.postMessage(message);
  }

  listen(on: { changed(addresses: readonly Address[]): void; erased(): void }): void {
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (isErased(data)) on.erased();
      else on.changed(changedIn(data));
    });
  }
}

/** Some browsers have none, and some refuse it where cookies are blocked. */
function open(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

const isErased = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "erased" in data && !!data.erased;

function changedIn(data: unknown): Address[] {
  if (typeof data !== "object" || data === null || !("changed" in data)) return [];
  const { changed } = data;
  return Array.isArray(changed) ? changed.filter((one) => typeof one === "string") : [];
}
