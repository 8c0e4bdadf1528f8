import type { Queryable } from "#app/db/database.server.ts";

/** Begins an import unless one is under way. */
export async function insertImport(tx: Queryable, shop: bigint, id: string): Promise<void> {
  await tx.query({
    name: "insert-import",
    text: `INSERT INTO history_import (shop, import, state, phase)
           SELECT $1::bigint, $2::uuid, 'running', 'customers'
           WHERE NOT EXISTS (SELECT FROM history_import i
                             WHERE i.shop = $1::bigint AND i.state = 'running')`,
    values: [shop, id],
  });
}
