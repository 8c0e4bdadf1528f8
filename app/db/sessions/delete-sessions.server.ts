import type { Queryable } from "#app/db/database.server.ts";

/** Deletes a shop's sessions: the app may not act for it any more. */
export async function deleteSessions(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    name: "delete-sessions",
    text: `DELETE FROM session WHERE shop IN (SELECT domain FROM shop_alias WHERE shop = $1::bigint)`,
    values: [shop],
  });
}
