import type { ApiScope } from "#app/db/api-tokens/api-scope.server.ts";
import { insertApiToken } from "#app/db/api-tokens/insert-api-token.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { makeTokenText, readTokenText } from "./token-text.server.ts";

export interface TokenDraft {
  /** What the merchant calls the program that will use it. */
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly staff: string;
}

/** Makes a token. Its text is answered this once and kept nowhere. */
export async function createToken(
  tx: Queryable,
  shop: bigint,
  { name, scopes, staff }: TokenDraft,
): Promise<{ readonly token: string; readonly text: string }> {
  const text = makeTokenText(shop);
  const made = readTokenText(text);
  invariant(made, "a token that was just made reads");
  const { token, hash } = made;
  await insertApiToken(tx, shop, { token, name, hash, scopes, createdBy: staff });
  return { token, text };
}
