import type { Queryable } from "#app/db/database.server.ts";

/** The blocks in use that have a version for a segment, by name. */
export async function listBlocksUsing(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<{ readonly block: string; readonly name: string }[]> {
  return tx.query({
    name: "list-blocks-using",
    text: `SELECT b.block, b.name FROM block b
           JOIN block_version v ON v.shop = b.shop AND v.block = b.block AND v.version = b.version
           WHERE b.shop = $1::bigint AND b.archived_at IS NULL
             AND EXISTS (SELECT FROM jsonb_array_elements(v.content -> 'variants') AS variant
                         WHERE variant ->> 'segment' = $2)
           ORDER BY lower(b.name), b.block`,
    values: [shop, segment],
  });
}
