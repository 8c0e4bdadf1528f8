import type { Queryable } from "#app/db/database.server.ts";

/** The text of one of a segment's definitions. */
export async function findVersion(
  tx: Queryable,
  shop: bigint,
  segment: string,
  version: number,
): Promise<string | undefined> {
  const [row] = await tx.query<{ query: string }>({
    name: "find-version",
    text: `SELECT query FROM segment_version
           WHERE shop = $1::bigint AND segment::text = lower($2) AND version = $3::int`,
    values: [shop, segment, version],
  });
  return row?.query;
}
