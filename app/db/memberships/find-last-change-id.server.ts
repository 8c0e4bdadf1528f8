import type { Queryable } from "#app/db/database.server.ts";

/** The shop's last change so far; `undefined` while there is none. */
export async function findLastChangeId(tx: Queryable, shop: bigint): Promise<string | undefined> {
  const [row] = await tx.query<{ change: string }>({
    name: "find-last-change-id",
    text: `SELECT change FROM membership_change
           WHERE shop = $1::bigint ORDER BY change DESC LIMIT 1`,
    values: [shop],
  });
  return row?.change;
}
