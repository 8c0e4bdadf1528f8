import type { Queryable } from "./database.server.ts";

/** What a shop's lock is for: holders of different ones do not wait for each other. */
export type ShopLock = "engine" | "import";

/** Far apart, so that a shop's locks for different purposes are different numbers. */
const PURPOSE: Record<ShopLock, number> = { engine: 1, import: 2 };

/**
 * Takes a shop's lock until the transaction ends, or answers false at once when another has it.
 *
 * Two shops may share a number by chance; then one waits for its next sweep, nothing worse.
 */
export async function tryShopLock(
  tx: Queryable,
  shop: bigint,
  purpose: ShopLock = "engine",
): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>({
    text: "SELECT pg_try_advisory_xact_lock($1::int, hashint8($2::bigint)) AS taken",
    values: [PURPOSE[purpose], shop],
    name: "try-shop-lock",
  });
  return row?.taken === true;
}
