import type { Queryable } from "#app/db/database.server.ts";

/** Renames a segment in use. False when another one in use has that name. */
export async function updateName(
  tx: Queryable,
  shop: bigint,
  segment: string,
  { name, staff }: { readonly name: string; readonly staff: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: "update-name",
    text: `UPDATE segment s SET name = $3, edited_at = now(), edited_by = $4
           WHERE s.shop = $1::bigint AND s.segment = $2::uuid AND s.archived_at IS NULL
             AND NOT EXISTS (SELECT FROM segment o
                             WHERE o.shop = s.shop AND o.segment <> s.segment
                               AND lower(o.name) = lower($3) AND o.archived_at IS NULL)
           RETURNING s.segment`,
    values: [shop, segment, name, staff],
  });
  return rows.length > 0;
}
