import type { Queryable } from "#app/db/database.server.ts";

/** The merges that lead to or from any of these customers, however many steps away. */
export async function loadAliases(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ merged: bigint; kept: bigint }>({
    name: "load-aliases",
    text: `
      WITH RECURSIVE linked(id) AS (
        SELECT unnest($2::bigint[])
        UNION
        SELECT next.id FROM linked
        CROSS JOIN LATERAL (
          SELECT kept FROM customer_alias WHERE shop = $1::bigint AND merged = linked.id
          UNION ALL
          SELECT merged FROM customer_alias WHERE shop = $1::bigint AND kept = linked.id
        ) AS next(id)
      )
      SELECT a.merged, a.kept FROM linked
      JOIN customer_alias a ON a.shop = $1::bigint AND a.merged = linked.id`,
    values: [shop, customers],
  });
  return new Map(rows.map(({ merged, kept }) => [merged.toString(), kept.toString()]));
}
