import type { Queryable } from "#app/db/database.server.ts";

/**
 * How many customers are in each of the segments and in none before it: who sees which version of a
 * block. Segments that are not live yet, or not there, have nobody.
 */
export async function countFirstSegments(
  tx: Queryable,
  shop: bigint,
  segments: readonly string[],
): Promise<number[]> {
  const rows = await tx.query<{ position: bigint; customers: number }>({
    name: "count-first-segments",
    text: `SELECT position, count(*)::int AS customers FROM (
             SELECT m.customer, min(asked.position) AS position
             FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (segment, position)
             JOIN segment s ON s.shop = $1::bigint AND s.segment = asked.segment
             JOIN segment_version v ON v.shop = s.shop AND v.segment = s.segment
                                   AND v.version = s.version AND v.state = 'live'
             JOIN membership m ON m.shop = s.shop AND m.segment = s.segment
                              AND m.version = s.version AND m.left_at IS NULL
             GROUP BY m.customer
           ) AS first_of
           GROUP BY position`,
    values: [shop, segments],
  });
  const counts = new Map(rows.map(({ position, customers }) => [Number(position), customers]));
  return segments.map((_, index) => counts.get(index + 1) ?? 0);
}
