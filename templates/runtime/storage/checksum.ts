/** A fingerprint of a text, to tell whether a file still holds what was written. */

/**
 * SHA-256 in hexadecimal. UTF-8 has no place for half of a surrogate pair, so the text has to be JSON, which
 * escapes one: no two different values share a fingerprint.
 */
export async function checksumOf(json: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(json));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
