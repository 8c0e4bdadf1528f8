import type { ValueType } from "#app/core/catalog/attribute.ts";

const LARGEST = 2n ** 63n - 1n;

/** Whether a number as written is one that every compiler can hold exactly. */
export function isSoundNumber(text: string, type: ValueType): boolean {
  // Longer than any sound number, even with leading zeros to spare.
  if (text.length > 60) return false;
  if (type === "integer" || type === "id") {
    const value = BigInt(text);
    return -LARGEST <= value && value <= LARGEST;
  }
  return /^-?\d{1,18}(\.\d{1,18})?$/.test(text);
}
