import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { ApiScope } from "./api-scope.server.ts";

/** A token that still opens something, and the database's time. */
export interface ApiTokenRecord {
  readonly name: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly ApiScope[];
  readonly lastUsedAt: Moment | undefined;
  readonly now: Moment;
}

interface ApiTokenRow {
  readonly name: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly ApiScope[];
  readonly last_used_at: Moment | null;
  readonly now: Moment;
}

/** A token of a shop that has the app installed, unless it was revoked. */
export async function findApiToken(
  tx: Queryable,
  shop: bigint,
  token: string,
): Promise<ApiTokenRecord | undefined> {
  const [row] = await tx.query<ApiTokenRow>({
    name: "find-api-token",
    text: `SELECT t.name, t.hash, t.scopes, t.last_used_at, now()::timestamptz(3) AS now
           FROM api_token t
           JOIN shop s ON s.shop = t.shop AND s.uninstalled_at IS NULL AND s.erased_at IS NULL
           WHERE t.shop = $1::bigint AND t.token = $2 AND t.revoked_at IS NULL`,
    values: [shop, token],
  });
  if (row === undefined) return undefined;
  const { last_used_at, ...found } = row;
  return { ...found, lastUsedAt: last_used_at ?? undefined };
}
