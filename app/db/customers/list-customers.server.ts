import type { Queryable } from "#app/db/database.server.ts";

/** One page of the customers known to the shop, the newest accounts first. Merged and removed ones are left out. */
export async function listCustomers(
  tx: Queryable,
  shop: bigint,
  page: { readonly limit: number; readonly offset: number },
): Promise<bigint[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-customers",
    text: `SELECT c.customer FROM customer c
           WHERE c.shop = $1::bigint AND c.gone_at IS NULL
             AND NOT EXISTS (SELECT FROM customer_alias a
                             WHERE a.shop = c.shop AND a.merged = c.customer)
           ORDER BY c.customer DESC LIMIT $2::int OFFSET $3::int`,
    values: [shop, page.limit, page.offset],
  });
  return rows.map(({ customer }) => customer);
}
