import type { Queryable } from "#app/db/database.server.ts";
import { containing, type ValuePage } from "./value-page.server.ts";

/** What the shop's products are called. */
export async function searchProductTitles(
  tx: Queryable,
  shop: bigint,
  { search, after, limit }: ValuePage,
): Promise<string[]> {
  const rows = await tx.query<{ title: string }>({
    name: "search-product-titles",
    text: `SELECT title FROM product
           WHERE shop = $1::bigint AND gone_at IS NULL AND title ILIKE $2
             AND ($3::text IS NULL OR title COLLATE "C" > $3::text)
           GROUP BY title ORDER BY title COLLATE "C" LIMIT $4::int`,
    values: [shop, containing(search), after ?? null, limit],
  });
  return rows.map(({ title }) => title);
}
