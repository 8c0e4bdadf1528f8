import type { Queryable } from "#app/db/database.server.ts";
import type { Observed } from "#app/db/observations/insert-observations.server.ts";
import { containing, type ValuePage } from "./value-page.server.ts";

/** The values that some customer or product of the shop has now under an attribute. */
export async function searchObservedValues(
  tx: Queryable,
  shop: bigint,
  { observed, attribute }: { readonly observed: Observed; readonly attribute: string },
  { search, after, limit }: ValuePage,
): Promise<string[]> {
  const rows = await tx.query<{ value: string }>({
    name: `search-${observed}-values`,
    text: `SELECT value FROM ${observed}_value
           WHERE shop = $1::bigint AND attribute = $2 AND valid_until = 'infinity'
             AND value ILIKE $3 AND ($4::text IS NULL OR value COLLATE "C" > $4::text)
           GROUP BY value ORDER BY value COLLATE "C" LIMIT $5::int`,
    values: [shop, attribute, containing(search), after ?? null, limit],
  });
  return rows.map(({ value }) => value);
}
