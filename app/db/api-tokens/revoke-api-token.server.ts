import type { Queryable } from "#app/db/database.server.ts";

/** Ends a token for good. Answers whether the shop had such a one. */
export async function revokeApiToken(tx: Queryable, shop: bigint, token: string): Promise<boolean> {
  const rows = await tx.query({
    name: "revoke-api-token",
    text: `UPDATE api_token SET revoked_at = now()
           WHERE shop = $1::bigint AND token = $2 AND revoked_at IS NULL
           RETURNING token`,
    values: [shop, token],
  });
  return rows.length > 0;
}
