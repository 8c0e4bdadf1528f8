import type { Queryable } from "#app/db/database.server.ts";

/** The queries of all definitions that segments have or had: what is stored must stay readable. */
export async function listQueries(tx: Queryable, shop: bigint): Promise<readonly string[]> {
  const rows = await tx.query<{ query: string }>({
    name: "list-queries",
    text: `SELECT DISTINCT query FROM segment_version WHERE shop = $1::bigint`,
    values: [shop],
  });
  return rows.map(({ query }) => query);
}
