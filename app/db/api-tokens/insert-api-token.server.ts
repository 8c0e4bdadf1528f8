import type { Queryable } from "#app/db/database.server.ts";
import type { ApiScope } from "./api-scope.server.ts";

/** A token as it is kept: without its text. */
export interface NewApiToken {
  readonly token: string;
  readonly name: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly ApiScope[];
  readonly createdBy: string;
}

/** Keeps a new token. */
export async function insertApiToken(
  tx: Queryable,
  shop: bigint,
  { token, name, hash, scopes, createdBy }: NewApiToken,
): Promise<void> {
  await tx.query({
    name: "insert-api-token",
    text: `INSERT INTO api_token (shop, token, name, hash, scopes, created_by)
           VALUES ($1::bigint, $2, $3, $4::bytea, $5::text[], $6)`,
    values: [shop, token, name, hash, scopes, createdBy],
  });
}
