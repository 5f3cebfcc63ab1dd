// Locks a copy with a passphrase: only who knows it can read the file, and nobody can go round it.

const KDF = "PBKDF2-SHA-256";
const CIPHER = "AES-256-GCM";
const ITERATIONS = 600_000;
/** A file may not ask for so many that the page stands still for minutes. */
const MOST_ITERATIONS = 6_000_000;

/** Three bytes are four letters, so that the pieces fit together. */
const AT_ONCE = 3 * 4096;

/** @typedef {{kdf: string, iterations: number, salt: string, cipher: string, iv: string, data: string}} Locked  bytes are base64 */

/** @param {string} text @param {string} passphrase @returns {Promise<Locked>} */
export async function lock(text, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, ITERATIONS);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { kdf: KDF, iterations: ITERATIONS, salt: toBase64(salt), cipher: CIPHER, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/**
 * @param {Locked} locked @param {string} passphrase
 * @returns {Promise<string | undefined>} nothing when the passphrase is wrong or the bytes were changed: the two cannot be told apart
 */
export async function unlock({ iterations, salt, iv, data }, passphrase) {
  try {
    const key = await keyOf(passphrase, fromBase64(salt), iterations);
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, key, fromBase64(data));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a stranger's file is locked in the way we know. @param {any} raw @returns {raw is Locked} */
export const isLocked = (raw) =>
  raw?.kdf === KDF && raw.cipher === CIPHER &&
  Number.isSafeInteger(raw.iterations) && raw.iterations > 0 && raw.iterations <= MOST_ITERATIONS &&
  [raw.salt, raw.iv, raw.data].every((text) => typeof text === "string" && /^[A-Za-z0-9+/]+=*$/.test(text));

/** The same letters may be typed in more than one way: a keyboard's é is not another's. @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} iterations */
async function keyOf(passphrase, salt, iterations) {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const derived = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, derived, false, ["encrypt", "decrypt"]);
}

/** A copy may have many megabytes, and a function only so many arguments. @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = "";
  for (let n = 0; n < bytes.length; n += AT_ONCE) text += btoa(String.fromCharCode(...bytes.subarray(n, n + AT_ONCE)));
  return text;
}

/** @param {string} text */
function fromBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n);
  return bytes;
}
