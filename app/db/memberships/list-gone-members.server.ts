import type { Queryable } from "#app/db/database.server.ts";
import type { VersionKey } from "./list-intervals.server.ts";

/** Customers who are gone and still have memberships in some versions, at most `limit` of them. */
export async function listGoneMembers(
  tx: Queryable,
  shop: bigint,
  versions: readonly VersionKey[],
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ customer: string }>({
    name: "list-gone-members",
    text: `SELECT c.customer::text AS customer FROM customer c
           WHERE c.shop = $1::bigint AND c.gone_at IS NOT NULL
             AND EXISTS (
               SELECT FROM membership m
               JOIN unnest($2::uuid[], $3::int[]) AS v (segment, version)
                 ON v.segment = m.segment AND v.version = m.version
               WHERE m.shop = $1::bigint AND m.customer = c.customer)
           LIMIT $4::int`,
    values: [
      shop,
      versions.map(({ segment }) => segment),
      versions.map(({ version }) => version),
      limit,
    ],
  });
  return rows.map(({ customer }) => customer);
}
