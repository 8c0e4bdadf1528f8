import type { Queryable } from "#app/db/database.server.ts";

/** How many customers the shop knows, merged and removed ones apart. */
export async function countCustomers(tx: Queryable, shop: bigint): Promise<number> {
  const [row] = await tx.query<{ customers: number }>({
    name: "count-customers",
    text: `SELECT count(*)::int AS customers FROM customer c
           WHERE c.shop = $1::bigint AND c.gone_at IS NULL
             AND NOT EXISTS (SELECT FROM customer_alias a
                             WHERE a.shop = c.shop AND a.merged = c.customer)`,
    values: [shop],
  });
  return row?.customers ?? 0;
}
