import type { Queryable } from "#app/db/database.server.ts";

/** The kinds of data of which something has come to the shop. */
export async function listKnownData(tx: Queryable, shop: bigint): Promise<string[]> {
  const rows = await tx.query<{ kind: string }>({
    name: "list-known-data",
    text: `SELECT kind FROM known_data WHERE shop = $1::bigint ORDER BY kind`,
    values: [shop],
  });
  return rows.map(({ kind }) => kind);
}
