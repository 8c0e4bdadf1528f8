import type { Queryable } from "#app/db/database.server.ts";
import type { BlockContent } from "./block-content.server.ts";

export interface NewBlockVersion {
  readonly block: string;
  readonly version: number;
  readonly content: BlockContent;
  readonly createdBy: string | undefined;
}

/** Keeps one version of a block. Versions never change. */
export async function insertBlockVersion(
  tx: Queryable,
  shop: bigint,
  { block, version, content, createdBy }: NewBlockVersion,
): Promise<void> {
  await tx.query({
    name: "insert-block-version",
    text: `INSERT INTO block_version (shop, block, version, content, created_by)
           VALUES ($1::bigint, $2::uuid, $3::int, $4::jsonb, $5)`,
    values: [shop, block, version, content, createdBy ?? null],
  });
}
