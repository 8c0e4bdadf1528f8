import type { Queryable } from "#app/db/database.server.ts";

/** Notes how far an edit is told. */
export async function updateToldThrough(
  tx: Queryable,
  shop: bigint,
  { segment, version }: { readonly segment: string; readonly version: number },
  through: bigint,
): Promise<void> {
  await tx.query({
    name: "update-told-through",
    text: `UPDATE segment_version SET told_through = $4::bigint
           WHERE shop = $1::bigint AND segment = $2::uuid AND version = $3::int`,
    values: [shop, segment, version, through],
  });
}
