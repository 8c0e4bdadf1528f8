import type { Queryable } from "#app/db/database.server.ts";

/** Notes kinds of data of which something has come to the shop. */
export async function insertKnownData(
  tx: Queryable,
  shop: bigint,
  kinds: readonly string[],
): Promise<void> {
  await tx.query({
    name: "insert-known-data",
    text: `INSERT INTO known_data (shop, kind) SELECT $1::bigint, unnest($2::text[])
           ON CONFLICT (shop, kind) DO NOTHING`,
    values: [shop, kinds],
  });
}
