import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** A key for AES-256-GCM with the id that everything it seals begins with. */
export interface SealingKey {
  readonly id: Uint8Array;
  /** Prepared once: raw bytes would be taken apart again for all that is sealed or opened. */
  readonly secret: KeyObject;
}

const CIPHER = "aes-256-gcm";
const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed cannot be opened: wrong key, wrong place, or changed bytes. Never says which bytes. */
export class SealFault extends Error {
  override readonly name = "SealFault";
}

/** Makes the key for one purpose out of 32 secret bytes. Its id tells keys apart and reveals nothing of them. */
export function makeSealingKey(secret: Uint8Array, purpose: string): SealingKey {
  const derived = deriveKey(secret, purpose);
  return {
    secret: createSecretKey(derived),
    id: createHash("sha256").update(derived).digest().subarray(0, ID_BYTES),
  };
}

/** Derives 32 bytes for one purpose, so that no two purposes share a key. */
export function deriveKey(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `satsuma ${purpose}`, 32));
}

/**
 * Seals bytes for one place: key id, nonce, ciphertext, tag.
 *
 * The place is authenticated, not stored: sealed bytes moved to another shop, column or row no
 * longer open. Nonces are random; one key may seal 2^32 times, a shop of a million customers
 * reaches that after a thousand rewrites of everything.
 */
export function seal(key: SealingKey, place: string, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, nonce).setAAD(Buffer.from(place));
  const sealed = [key.id, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat(sealed));
}

/** Opens what `seal` made for the same place; throws a SealFault otherwise. */
export function open(key: SealingKey, place: string, sealed: Uint8Array): Uint8Array {
  const start = ID_BYTES + NONCE_BYTES;
  if (sealed.length < start + TAG_BYTES) throw new SealFault("Sealed bytes are cut short.");
  if (!key.id.every((byte, index) => byte === sealed[index])) {
    throw new SealFault("Sealed with another key.");
  }
  const decipher = createDecipheriv(CIPHER, key.secret, sealed.subarray(ID_BYTES, start))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(sealed.subarray(start, -TAG_BYTES));
    return new Uint8Array(Buffer.concat([opened, decipher.final()]));
  } catch (cause) {
    throw new SealFault("Sealed for another place, or changed.", { cause });
  }
}
