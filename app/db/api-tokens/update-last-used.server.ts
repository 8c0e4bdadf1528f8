import type { Queryable } from "#app/db/database.server.ts";

/** Notes that a token was used now. */
export async function updateLastUsed(tx: Queryable, shop: bigint, token: string): Promise<void> {
  await tx.query({
    name: "update-last-used",
    text: `UPDATE api_token SET last_used_at = now() WHERE shop = $1::bigint AND token = $2`,
    values: [shop, token],
  });
}
