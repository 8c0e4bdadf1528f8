import { createHash, randomBytes } from "node:crypto";

/** What a token's text says of itself. Its last part is the secret. */
export interface TokenText {
  readonly shop: bigint;
  readonly token: string;
  readonly hash: Uint8Array;
}

/** It begins with our name, so that programs which look for leaked secrets find it. */
const TOKEN = /^satsuma_(\d{1,18})_([0-9a-f]{12})_[0-9a-f]{64}$/;

/** Makes the text of a new token. Whoever loses it makes another one: only its hash is kept. */
export function makeTokenText(shop: bigint): string {
  const secret = randomBytes(32).toString("hex");
  return `satsuma_${shop.toString()}_${randomBytes(6).toString("hex")}_${secret}`;
}

/** Reads a token's text; `undefined` where it is none. Whether the secret is right its hash says. */
export function readTokenText(text: string): TokenText | undefined {
  const [, shop, token] = TOKEN.exec(text) ?? [];
  if (shop === undefined || token === undefined) return undefined;
  return { shop: BigInt(shop), token, hash: createHash("sha256").update(text).digest() };
}
