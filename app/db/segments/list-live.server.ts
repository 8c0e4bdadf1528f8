import type { Queryable } from "#app/db/database.server.ts";

/** Those of some segments that are in use and have members: built, not archived. */
export async function listLive(
  tx: Queryable,
  shop: bigint,
  segments: readonly string[],
): Promise<{ readonly segment: string; readonly name: string }[]> {
  return tx.query({
    name: "list-live",
    text: `SELECT segment, name FROM segment
           WHERE shop = $1::bigint AND segment::text = ANY($2::text[])
             AND version IS NOT NULL AND archived_at IS NULL
           ORDER BY lower(name), segment`,
    values: [shop, segments],
  });
}
