import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Forgets the sizes that are kept for a moment and later ones: they are worked out anew. */
export async function deleteSizes(tx: Queryable, shop: bigint, since: Moment): Promise<void> {
  await tx.query({
    name: "delete-sizes",
    text: `DELETE FROM segment_size WHERE shop = $1::bigint AND at >= $2::timestamptz`,
    values: [shop, toInstant(since)],
  });
}
