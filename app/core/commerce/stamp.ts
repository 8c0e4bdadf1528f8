import { compare } from "#app/lib/compare.ts";
import type { Stamp } from "./facts.ts";

/**
 * Orders two full states of one thing; positive when `a` is the later. Total and the same on every
 * machine, so that deliveries end alike in whatever order they came: only equal bodies compare equal.
 */
export function compareStamps(a: Stamp, b: Stamp): number {
  return (
    compare(a.updatedAt, b.updatedAt) ||
    compare(a.triggeredAt, b.triggeredAt) ||
    compare(a.bodyHash, b.bodyHash)
  );
}
