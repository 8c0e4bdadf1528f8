import type { Queryable } from "#app/db/database.server.ts";
import { offlineSessionId } from "./find-offline-session.server.ts";

/**
 * Claims the right to use a refresh token, which serves only once. True for one caller of all
 * processes until `until`; a process that dies holding it only delays the others.
 *
 * The lease lives in `state`, a column of Shopify's library that token exchange leaves empty.
 */
export async function claimRefresh(
  tx: Queryable,
  domain: string,
  refreshToken: string,
  lease: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const claimed = await tx.query({
    name: "claim-refresh",
    text: `UPDATE session SET state = $3
           WHERE id = $1 AND refresh_token = $2 AND (state = '' OR state < $4)
           RETURNING id`,
    values: [
      offlineSessionId(domain),
      refreshToken,
      leaseUntil(lease.until),
      leaseUntil(lease.now),
    ],
  });
  return claimed.length > 0;
}

function leaseUntil(moment: Date): string {
  return `refreshing until ${moment.toISOString()}`;
}
