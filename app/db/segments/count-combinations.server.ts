import type { Queryable } from "#app/db/database.server.ts";

/** How many customers are in exactly this combination of segments. */
export interface Combination {
  /** The places of the segments, ascending. */
  readonly segments: readonly number[];
  readonly customers: number;
}

/**
 * Divides the present members of some segments by which of them they are in: everybody is in one
 * combination, so any overlap, union or difference is a sum of these.
 */
export async function countCombinations(
  tx: Queryable,
  shop: bigint,
  segments: readonly string[],
): Promise<Combination[]> {
  return tx.query<Combination>({
    name: "count-combinations",
    text: `SELECT segments, count(*)::int AS customers
           FROM (
             SELECT array_agg(a.place ORDER BY a.place) AS segments
             FROM unnest($2::uuid[]) WITH ORDINALITY AS u (segment, number)
             CROSS JOIN LATERAL (SELECT (u.number - 1)::int AS place) a
             JOIN segment s ON s.shop = $1::bigint AND s.segment = u.segment
             JOIN membership m ON m.shop = $1::bigint AND m.segment = s.segment
                              AND m.version = s.version AND m.left_at IS NULL
             GROUP BY m.customer) c
           GROUP BY segments ORDER BY segments`,
    values: [shop, segments],
  });
}
