import type { Queryable } from "#app/db/database.server.ts";

/** Notes who changed a segment last. */
export async function updateEdited(
  tx: Queryable,
  shop: bigint,
  segment: string,
  by: string | undefined,
): Promise<void> {
  await tx.query({
    name: "update-edited",
    text: `UPDATE segment SET edited_at = now(), edited_by = $3
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, by ?? null],
  });
}
