import type { Queryable } from "#app/db/database.server.ts";
import { containing, type ValuePage } from "./value-page.server.ts";

/** The SKUs that were ever sold. */
export async function searchSkus(
  tx: Queryable,
  shop: bigint,
  { search, after, limit }: ValuePage,
): Promise<string[]> {
  const rows = await tx.query<{ sku: string }>({
    name: "search-skus",
    text: `SELECT sku FROM line_state
           WHERE shop = $1::bigint AND sku ILIKE $2
             AND ($3::text IS NULL OR sku COLLATE "C" > $3::text)
           GROUP BY sku ORDER BY sku COLLATE "C" LIMIT $4::int`,
    values: [shop, containing(search), after ?? null, limit],
  });
  return rows.map(({ sku }) => sku);
}
