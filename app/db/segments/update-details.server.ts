import type { Queryable } from "#app/db/database.server.ts";

/** What a segment says of itself besides its name and conditions. */
export interface SegmentDetails {
  readonly labels: readonly string[];
  readonly goal: string | null;
  readonly starred: boolean;
}

/** Sets what a segment says of itself. */
export async function updateDetails(
  tx: Queryable,
  shop: bigint,
  segment: string,
  { labels, goal, starred }: SegmentDetails,
): Promise<void> {
  await tx.query({
    name: "update-details",
    text: `UPDATE segment SET labels = $3::text[], goal = $4, starred = $5::boolean
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, labels, goal, starred],
  });
}
