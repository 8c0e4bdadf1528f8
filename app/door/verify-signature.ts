import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether Shopify signed these bytes with one of the app's secrets: the present one, and while they
 * are rotated the previous one. Takes the same time whatever the signature is.
 */
export function verifySignature(
  body: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  const given = Buffer.from(signature ?? "", "base64");
  let genuine = false;
  for (const secret of secrets) {
    const expected = createHmac("sha256", secret).update(body).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) genuine = true;
  }
  return genuine;
}
