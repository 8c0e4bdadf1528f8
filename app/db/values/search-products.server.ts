import type { Queryable } from "#app/db/database.server.ts";
import { containing, type ValuePage } from "./value-page.server.ts";

/** The shop's products by a part of their title; they come and go on by their ids. */
export async function searchProducts(
  tx: Queryable,
  shop: bigint,
  { search, after, limit }: ValuePage,
): Promise<{ readonly id: string; readonly title: string }[]> {
  const rows = await tx.query<{ product: bigint; title: string }>({
    name: "search-products",
    text: `SELECT product, title FROM product
           WHERE shop = $1::bigint AND gone_at IS NULL AND title ILIKE $2
             AND product > $3::bigint
           ORDER BY product LIMIT $4::int`,
    values: [
      shop,
      containing(search),
      after !== undefined && /^\d{1,18}$/.test(after) ? after : "0",
      limit,
    ],
  });
  return rows.map(({ product, title }) => ({ id: product.toString(), title }));
}
