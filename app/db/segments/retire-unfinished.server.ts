import type { Queryable } from "#app/db/database.server.ts";

/** Gives up the definitions of a segment that never went live: a newer one takes their place. */
export async function retireUnfinished(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<void> {
  await tx.query({
    name: "retire-unfinished",
    text: `UPDATE segment_version SET state = 'retired', retired_at = now()
           WHERE shop = $1::bigint AND segment = $2::uuid AND state = 'building'`,
    values: [shop, segment],
  });
}
