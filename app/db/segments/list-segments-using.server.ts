import type { Queryable } from "#app/db/database.server.ts";

/** The segments in use that name one themselves: in a definition that is live or being built, or as what they are a snapshot of. */
export async function listSegmentsUsing(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<{ readonly segment: string; readonly name: string }[]> {
  return tx.query({
    name: "list-segments-using",
    text: `SELECT s.segment, s.name FROM segment s
           WHERE s.shop = $1::bigint AND s.archived_at IS NULL AND s.segment <> $2::uuid
             AND (EXISTS (SELECT FROM segment_version v
                          WHERE v.shop = s.shop AND v.segment = s.segment
                            AND v.state <> 'retired' AND position($2::uuid::text IN v.query) > 0)
                  OR EXISTS (SELECT FROM segment_snapshot t
                             WHERE t.shop = s.shop AND t.segment = s.segment
                               AND position($2::uuid::text IN t.source) > 0))
           ORDER BY lower(s.name), s.segment`,
    values: [shop, segment],
  });
}
