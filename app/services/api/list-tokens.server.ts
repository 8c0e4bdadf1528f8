import { type ApiTokenSummary, listApiTokens } from "#app/db/api-tokens/list-api-tokens.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A token and the start of its text, by which its owner knows it again. */
export interface TokenView extends ApiTokenSummary {
  readonly start: string;
}

/** Lists the shop's tokens. */
export async function listTokens(tx: Queryable, shop: bigint): Promise<TokenView[]> {
  const tokens = await listApiTokens(tx, shop);
  return tokens.map((each) => ({ ...each, start: `satsuma_${shop.toString()}_${each.token}` }));
}
