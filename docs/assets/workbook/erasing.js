// Takes some answers out of every place on this device that holds them.

/**
 * @param {{
 *   store: Pick<import("./store.js").Store, "eraseSome" | "readAll">,
 *   copy: Pick<ReturnType<import("./second-copy.js").createSecondCopy>, "replace">,
 *   slug: string,
 *   local: import("./safe-storage.js").SafeStorage,
 * }} places
 * @param {string[]} addresses
 */
export async function eraseSome({ store, copy, slug, local }, addresses) {
  await store.eraseSome(addresses);
  forgetTails(slug, local, (address) => addresses.includes(address));
  await copy.replace(await store.readAll());
}

/**
 * Words that were still under way when a window closed would come back with the next page.
 * @param {string} slug @param {import("./safe-storage.js").SafeStorage} local @param {(address: string) => boolean} isErased
 */
export function forgetTails(slug, local, isErased) {
  for (const key of local.keys(`workbook-${slug}.tail.`)) {
    const left = tailOf(local.getItem(key)).filter(({ address }) => !isErased(address));
    if (left.length) local.setItem(key, JSON.stringify(left));
    else local.removeItem(key);
  }
}

/** @param {string | null} text @returns {{address: string}[]} */
function tailOf(text) {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
}
