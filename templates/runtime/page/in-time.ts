/** A module or a file that never answers counts as failed, so that nothing waits for it for ever. */

/**
 * After so long, in milliseconds, the reader is told; what was asked for may still come. On a slow phone a page starts
 * after three seconds, and it is ready within ten.
 */
export const LATE = 6000;

export class LateError extends Error {}

export async function inTime<T>(coming: Promise<T>, limit = LATE): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(`no answer within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
