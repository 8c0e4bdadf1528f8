import type { Queryable } from "#app/db/database.server.ts";

export interface NewBlock {
  readonly block: string;
  readonly name: string;
}

/** Adds a block whose first version follows. False when the shop has one of that id already. */
export async function insertBlock(
  tx: Queryable,
  shop: bigint,
  { block, name }: NewBlock,
): Promise<boolean> {
  const rows = await tx.query({
    name: "insert-block",
    text: `INSERT INTO block (shop, block, name, version) VALUES ($1::bigint, $2::uuid, $3, 1)
           ON CONFLICT (shop, block) DO NOTHING
           RETURNING block`,
    values: [shop, block, name],
  });
  return rows.length > 0;
}
