import type { Queryable } from "#app/db/database.server.ts";

/** The shops with deliveries to apply, whether or not they still have the app installed. */
export async function listWaitingShops(tx: Queryable): Promise<bigint[]> {
  const rows = await tx.query<{ shop: bigint }>({
    name: "list-waiting-shops",
    text: `SELECT s.shop FROM shop s
           WHERE EXISTS (SELECT FROM delivery d WHERE d.shop = s.shop AND d.state = 'waiting')
           ORDER BY s.shop`,
  });
  return rows.map(({ shop }) => shop);
}
