import type { Queryable } from "#app/db/database.server.ts";

/** A live segment as it begins. */
export interface NewSegment {
  readonly segment: string;
  readonly name: string;
  readonly note: string;
  readonly createdBy: string | undefined;
}

/** Adds a live segment without a definition yet. False when its name is taken. */
export async function insertSegment(
  tx: Queryable,
  shop: bigint,
  { segment, name, note, createdBy }: NewSegment,
): Promise<boolean> {
  const rows = await tx.query({
    name: "insert-segment",
    text: `INSERT INTO segment (shop, segment, name, kind, note, created_by, edited_by)
           VALUES ($1::bigint, $2::uuid, $3, 'live', $4, $5, $5)
           ON CONFLICT (shop, lower(name)) WHERE archived_at IS NULL DO NOTHING
           RETURNING segment`,
    values: [shop, segment, name, note, createdBy ?? null],
  });
  return rows.length > 0;
}
