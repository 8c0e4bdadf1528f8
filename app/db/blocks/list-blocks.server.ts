import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A block in use, as a list shows it. */
export interface BlockSummary {
  readonly block: string;
  readonly name: string;
  readonly version: number;
  /** How many versions customers can see, everyone else's among them. */
  readonly variants: number;
  readonly editedAt: Moment;
}

interface BlockRow {
  readonly block: string;
  readonly name: string;
  readonly version: number;
  readonly variants: number;
  readonly edited_at: Moment;
}

/** The shop's blocks in use, by name. */
export async function listBlocks(tx: Queryable, shop: bigint): Promise<BlockSummary[]> {
  const rows = await tx.query<BlockRow>({
    name: "list-blocks",
    text: `SELECT b.block, b.name, b.version, v.created_at AS edited_at,
                  jsonb_array_length(v.content -> 'variants') + 1 AS variants
           FROM block b
           JOIN block_version v ON v.shop = b.shop AND v.block = b.block AND v.version = b.version
           WHERE b.shop = $1::bigint AND b.archived_at IS NULL
           ORDER BY lower(b.name), b.block`,
    values: [shop],
  });
  return rows.map(({ edited_at, ...row }) => ({ ...row, editedAt: edited_at }));
}
