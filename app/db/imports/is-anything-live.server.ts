import type { Queryable } from "#app/db/database.server.ts";

/** Whether any segment of the shop is live, so that there is something to show. */
export async function isAnythingLive(tx: Queryable, shop: bigint): Promise<boolean> {
  const rows = await tx.query({
    name: "is-anything-live",
    text: `SELECT FROM segment_version
           WHERE shop = $1::bigint AND state = 'live' LIMIT 1`,
    values: [shop],
  });
  return rows.length > 0;
}
