/** Encrypts a copy with a passphrase. There is no recovery without the passphrase. */

const KDF = "PBKDF2-SHA-256";
const CIPHER = "AES-256-GCM";
const ITERATIONS = 600_000;
/** A file may not ask for so many that the page stands still for minutes. */
const MOST_ITERATIONS = 6_000_000;
/** Three bytes are four letters, so that the pieces fit together. */
const AT_ONCE = 3 * 4096;
const BASE64 = /^[A-Za-z0-9+/]+=*$/;

/** Bytes are in base64. */
export interface Locked {
  readonly kdf: string;
  readonly iterations: number;
  readonly salt: string;
  readonly cipher: string;
  readonly iv: string;
  readonly data: string;
}

export async function lock(text: string, passphrase: string): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await deriveKey(passphrase, salt, ITERATIONS);
  const plain = new TextEncoder().encode(text);
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
  return {
    kdf: KDF,
    iterations: ITERATIONS,
    salt: toBase64(salt),
    cipher: CIPHER,
    iv: toBase64(iv),
    data: toBase64(data),
  };
}

/** Nothing when the passphrase is wrong or the bytes were changed: the two cannot be told apart. */
export async function unlock(locked: Locked, passphrase: string): Promise<string | undefined> {
  const { iterations, salt, iv, data } = locked;
  try {
    const key = await deriveKey(passphrase, fromBase64(salt), iterations);
    const cipher = { name: "AES-GCM", iv: fromBase64(iv) };
    const bytes = await crypto.subtle.decrypt(cipher, key, fromBase64(data));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether an untrusted value is locked in the way we know. */
export function isLocked(raw: unknown): raw is Locked {
  if (typeof raw !== "object" || raw === null) return false;
  const { kdf, cipher, iterations = 0, salt, iv, data } = raw as Partial<Locked>;
  const isCount = Number.isSafeInteger(iterations) && iterations > 0 &&
    iterations <= MOST_ITERATIONS;
  const isBase64 = (text: unknown) => typeof text === "string" && BASE64.test(text);
  return kdf === KDF && cipher === CIPHER && isCount && [salt, iv, data].every(isBase64);
}

/** The same letters may be typed in more than one way: a keyboard's é is not another's. */
async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(derivation, key, aes, false, ["encrypt", "decrypt"]);
}

/** A copy may have many megabytes, and a function takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let n = 0; n < bytes.length; n += AT_ONCE) {
    text += btoa(String.fromCharCode(...bytes.subarray(n, n + AT_ONCE)));
  }
  return text;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n);
  return bytes;
}
