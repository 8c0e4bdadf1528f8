import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { ApiScope } from "./api-scope.server.ts";

/** A token as its shop sees it again: never its text. */
export interface ApiTokenSummary {
  readonly token: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: Moment;
  readonly lastUsedAt: Moment | undefined;
}

interface ApiTokenRow {
  readonly token: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly created_at: Moment;
  readonly last_used_at: Moment | null;
}

/** The shop's tokens that are not revoked, newest first. */
export async function listApiTokens(tx: Queryable, shop: bigint): Promise<ApiTokenSummary[]> {
  const rows = await tx.query<ApiTokenRow>({
    name: "list-api-tokens",
    text: `SELECT token, name, scopes, created_at, last_used_at FROM api_token
           WHERE shop = $1::bigint AND revoked_at IS NULL
           ORDER BY created_at DESC, token`,
    values: [shop],
  });
  return rows.map(({ created_at, last_used_at, ...row }) => ({
    ...row,
    createdAt: created_at,
    lastUsedAt: last_used_at ?? undefined,
  }));
}
