import type { Queryable } from "#app/db/database.server.ts";
import { type BlockContent, BlockContentRow } from "./block-content.server.ts";

/** A block in use, in its present version. */
export interface BlockRecord {
  readonly block: string;
  readonly name: string;
  readonly version: number;
  readonly content: BlockContent;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One block of this shop. Another shop's id, or anything that is no id, is simply not there. */
export async function findBlock(
  tx: Queryable,
  shop: bigint,
  block: string,
): Promise<BlockRecord | undefined> {
  if (!UUID.test(block)) return undefined;
  const [row] = await tx.query<{ block: string; name: string; version: number; content: unknown }>({
    name: "find-block",
    text: `SELECT b.block, b.name, b.version, v.content
           FROM block b
           JOIN block_version v ON v.shop = b.shop AND v.block = b.block AND v.version = b.version
           WHERE b.shop = $1::bigint AND b.block = $2::uuid AND b.archived_at IS NULL`,
    values: [shop, block],
  });
  return row && { ...row, content: BlockContentRow.parse(row.content) };
}
