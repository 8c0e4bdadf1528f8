import type { Queryable } from "#app/db/database.server.ts";

/** Takes a segment out of use. False when it is not in use. */
export async function archiveSegment(
  tx: Queryable,
  shop: bigint,
  segment: string,
  staff: string,
): Promise<boolean> {
  const rows = await tx.query({
    name: "archive-segment",
    text: `UPDATE segment SET archived_at = now(), edited_at = now(), edited_by = $3
           WHERE shop = $1::bigint AND segment = $2::uuid AND archived_at IS NULL
           RETURNING segment`,
    values: [shop, segment, staff],
  });
  return rows.length > 0;
}
