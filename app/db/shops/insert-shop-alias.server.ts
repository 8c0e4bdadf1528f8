import type { Queryable } from "#app/db/database.server.ts";

/** Remembers that the shop is known by this domain. A domain that passed to another shop follows it. */
export async function insertShopAlias(tx: Queryable, shop: bigint, domain: string): Promise<void> {
  await tx.query({
    name: "insert-shop-alias",
    text: `INSERT INTO shop_alias (domain, shop) VALUES ($2, $1::bigint)
           ON CONFLICT (domain) DO UPDATE SET shop = excluded.shop`,
    values: [shop, domain],
  });
}
