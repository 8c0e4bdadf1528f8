import type { SegmentKind } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A segment as it begins. */
export interface NewSegment {
  readonly segment: string;
  readonly name: string;
  readonly kind?: SegmentKind;
  readonly note: string;
  readonly createdBy: string | undefined;
}

/** Adds a segment, a live one unless said otherwise, without a definition yet. False when its name is taken. */
export async function insertSegment(
  tx: Queryable,
  shop: bigint,
  { segment, name, kind = "live", note, createdBy }: NewSegment,
): Promise<boolean> {
  const rows = await tx.query({
    name: "insert-segment",
    text: `INSERT INTO segment (shop, segment, name, kind, note, created_by, edited_by)
           VALUES ($1::bigint, $2::uuid, $3, $6, $4, $5, $5)
           ON CONFLICT (shop, lower(name)) WHERE archived_at IS NULL DO NOTHING
           RETURNING segment`,
    values: [shop, segment, name, note, createdBy ?? null, kind],
  });
  return rows.length > 0;
}
