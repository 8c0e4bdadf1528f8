import {
  type BlockSummary,
  listBlocks as selectBlocks,
} from "#app/db/blocks/list-blocks.server.ts";
import type { Database } from "#app/db/database.server.ts";

export type { BlockSummary };

/** Lists the shop's blocks. */
export function listBlocks(db: Database, shop: bigint): Promise<BlockSummary[]> {
  return selectBlocks(db, shop);
}
