import type { Queryable } from "#app/db/database.server.ts";
import { offlineSessionId } from "./find-offline-session.server.ts";

/** Replaces the tokens of an offline session, unless a page has exchanged newer ones meanwhile. Ends the refresh lease. */
export async function updateAccess(
  tx: Queryable,
  domain: string,
  usedRefreshToken: string,
  access: {
    readonly accessToken: string;
    readonly expires: Date;
    readonly refreshToken: string;
    readonly refreshTokenExpires: Date;
  },
): Promise<void> {
  await tx.query({
    name: "update-access",
    text: `UPDATE session
           SET access_token = $3, expires = $4::timestamptz, refresh_token = $5,
               refresh_token_expires = $6::timestamptz, state = ''
           WHERE id = $1 AND refresh_token = $2`,
    values: [
      offlineSessionId(domain),
      usedRefreshToken,
      access.accessToken,
      access.expires.toISOString(),
      access.refreshToken,
      access.refreshTokenExpires.toISOString(),
    ],
  });
}
