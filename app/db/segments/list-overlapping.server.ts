import type { OtherSegment } from "#app/core/engine/segment-warnings.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Segments of sizes within bounds that share somebody with one, with how many. */
export async function listOverlapping(
  tx: Queryable,
  shop: bigint,
  segment: string,
  sizes: { readonly least: number; readonly most: number },
): Promise<OtherSegment[]> {
  return tx.query({
    name: "list-overlapping",
    text: `SELECT o.segment, o.size::int, o.both::int
           FROM (
             SELECT s.segment, v.members AS size,
               (SELECT count(*) FROM membership m
                JOIN segment this ON this.shop = $1::bigint AND this.segment = $2::uuid
                JOIN membership t ON t.shop = $1::bigint AND t.segment = this.segment
                  AND t.version = this.version AND t.customer = m.customer AND t.left_at IS NULL
                WHERE m.shop = $1::bigint AND m.segment = s.segment AND m.version = s.version
                  AND m.left_at IS NULL) AS both
             FROM segment s
             JOIN segment_version v ON v.shop = $1::bigint AND v.segment = s.segment
                                   AND v.version = s.version
             WHERE s.shop = $1::bigint AND s.segment <> $2::uuid AND s.archived_at IS NULL
               AND v.members BETWEEN $3::bigint AND $4::bigint) o
           WHERE o.both > 0 ORDER BY o.both DESC, o.segment`,
    values: [shop, segment, sizes.least, sizes.most],
  });
}
