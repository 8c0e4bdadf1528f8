import { timingSafeEqual } from "node:crypto";
import type { ApiScope } from "#app/db/api-tokens/api-scope.server.ts";
import { findApiToken } from "#app/db/api-tokens/find-api-token.server.ts";
import { updateLastUsed } from "#app/db/api-tokens/update-last-used.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { makeTokenBuckets } from "#app/lib/token-bucket.ts";
import { readTokenText } from "./token-text.server.ts";

/** Who asks the API: a program that a shop gave a token. */
export interface ApiCaller {
  readonly shop: bigint;
  readonly token: string;
  /** Whom the access log names. */
  readonly actor: string;
}

export type FindTokenResult =
  | { readonly ok: true; readonly caller: ApiCaller }
  /** No token, none of ours, or one that was revoked: which of them is nobody's business. */
  | { readonly ok: false; readonly reason: "unknown" }
  | { readonly ok: false; readonly reason: "scope" }
  | { readonly ok: false; readonly reason: "too-many"; readonly retryAfter: number };

/** For each token in each process: ten requests a second, a hundred at once. */
const takeTurn = makeTokenBuckets({ burst: 100, perSecond: 10 });

/** When a token was last used is known to the minute: asking does not mean writing. */
const SAME_USE_MS = 60_000;

/** Finds the caller whom an Authorization header names, if the token allows what is asked. */
export async function findToken(
  tx: Queryable,
  authorization: string | null,
  scope: ApiScope,
): Promise<FindTokenResult> {
  const text = readTokenText(/^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
  const found = text && (await findApiToken(tx, text.shop, text.token));
  if (!found || !timingSafeEqual(found.hash, text.hash)) return { ok: false, reason: "unknown" };

  const { shop, token } = text;
  const retryAfter = takeTurn(`${shop.toString()} ${token}`, performance.now());
  if (retryAfter > 0) return { ok: false, reason: "too-many", retryAfter };
  if (!found.scopes.includes(scope)) return { ok: false, reason: "scope" };

  if (found.lastUsedAt === undefined || found.lastUsedAt < found.now - SAME_USE_MS) {
    await updateLastUsed(tx, shop, token);
  }
  return { ok: true, caller: { shop, token, actor: `API token ${found.name} (${token})` } };
}
