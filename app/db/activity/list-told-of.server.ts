import type { Queryable } from "#app/db/database.server.ts";

/** The customers of whom the activity was told that these have now. */
export async function listToldOf(
  tx: Queryable,
  shop: bigint,
  owners: readonly string[],
): Promise<string[]> {
  if (owners.length === 0) return [];
  const rows = await tx.query<{ told_of: bigint }>({
    name: "list-told-of",
    text: `SELECT DISTINCT told_of FROM activity
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, owners],
  });
  return rows.map(({ told_of }) => told_of.toString());
}
