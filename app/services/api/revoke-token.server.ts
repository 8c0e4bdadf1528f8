import { revokeApiToken } from "#app/db/api-tokens/revoke-api-token.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Ends a token for good, from the next request on. Answers whether the shop had such a one. */
export async function revokeToken(tx: Queryable, shop: bigint, token: string): Promise<boolean> {
  return await revokeApiToken(tx, shop, token);
}
