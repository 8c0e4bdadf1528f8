import { createHmac, randomBytes } from "node:crypto";
import { normalizeEmail } from "#app/lib/normalize-email.ts";
import { environmentKey } from "./environment-key.server.ts";
import { deriveKey, makeSealingKey, open, seal, type SealingKey } from "./sealing-key.server.ts";

/** What one shop's personal data are sealed and hashed with. */
export interface ShopKey {
  readonly shop: bigint;
  readonly sealing: SealingKey;
  readonly hashing: Uint8Array;
  /** As it is stored: tells whether it still is the shop's. */
  readonly wrapped: Uint8Array;
}

/** Where sealed bytes live: they open only there. `row` is the rest of the row's key. */
export interface Place {
  /** "customer.email" */
  readonly column: string;
  readonly row: string;
}

/** Makes a new shop's data key, wrapped by the environment's key: the only form in which it is stored. */
export function makeWrappedKey(shop: bigint): Uint8Array {
  return seal(environmentKey(), wrappingPlace(shop), randomBytes(32));
}

export function unwrapKey(shop: bigint, wrapped: Uint8Array): ShopKey {
  const secret = open(environmentKey(), wrappingPlace(shop), wrapped);
  return {
    shop,
    sealing: makeSealingKey(secret, "sealing columns"),
    hashing: deriveKey(secret, "hashing email addresses"),
    wrapped,
  };
}

export function sealBytes(key: ShopKey, place: Place, bytes: Uint8Array): Uint8Array {
  return seal(key.sealing, toText(key, place), bytes);
}

export function openBytes(key: ShopKey, place: Place, sealed: Uint8Array): Uint8Array {
  return open(key.sealing, toText(key, place), sealed);
}

export function sealText(key: ShopKey, place: Place, text: string): Uint8Array {
  return sealBytes(key, place, Buffer.from(text));
}

export function openText(key: ShopKey, place: Place, sealed: Uint8Array): string {
  return Buffer.from(openBytes(key, place, sealed)).toString();
}

/** Equal for two spellings of one address within a shop, and of no use without the shop's key. */
export function hashEmail({ hashing }: ShopKey, address: string): Uint8Array {
  return new Uint8Array(createHmac("sha256", hashing).update(normalizeEmail(address)).digest());
}

function wrappingPlace(shop: bigint): string {
  return `${shop.toString()}/shop.wrapped_key`;
}

function toText({ shop }: ShopKey, { column, row }: Place): string {
  return `${shop.toString()}/${column}/${row}`;
}
