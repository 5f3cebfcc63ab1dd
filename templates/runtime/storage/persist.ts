/** Asks the browser not to evict the answers, once it is worth asking. */

const ASK_AFTER = 3;

/** To be called after each save. */
export function createPersistenceRequest(): () => Promise<void> {
  let saves = 0;
  return async () => {
    if (++saves !== ASK_AFTER || !navigator.storage?.persist) return;
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  };
}
