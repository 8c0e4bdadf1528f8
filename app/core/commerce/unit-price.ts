import { roundedShare } from "#app/lib/rounded-share.ts";

/** What one of a line cost, given what all cost that were ordered: see `OrderLine`. */
export function unitPrice(paid: bigint, ordered: number): bigint | undefined {
  return ordered === 0 ? undefined : roundedShare(paid, 1n, BigInt(ordered));
}
