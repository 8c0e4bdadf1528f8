import type { Queryable } from "#app/db/database.server.ts";

/** Which of a source's activities are recorded already. */
export async function listRecorded(
  tx: Queryable,
  shop: bigint,
  source: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ source_id: string }>({
    name: "list-recorded-activity",
    text: `SELECT source_id FROM activity
           WHERE shop = $1::bigint AND source = $2::text AND source_id = ANY($3::text[])`,
    values: [shop, source, ids],
  });
  return new Set(rows.map(({ source_id }) => source_id));
}
