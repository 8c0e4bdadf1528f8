import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { hashEmail } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** The customers with exactly this address. Addresses are compared by their keyed hash: none is opened. */
export async function findCustomersByEmail(
  tx: Queryable,
  shop: bigint,
  address: string,
): Promise<bigint[]> {
  const key = await loadShopKey(tx, shop);
  const rows = await tx.query<{ customer: bigint }>({
    name: "find-customers-by-email",
    text: `SELECT customer FROM customer
           WHERE shop = $1::bigint AND email_hash = $2::bytea AND gone_at IS NULL
           ORDER BY customer DESC LIMIT 50`,
    values: [shop, hashEmail(key, address)],
  });
  return rows.map(({ customer }) => customer);
}
