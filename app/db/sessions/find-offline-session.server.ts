import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** What lets jobs act for a shop while nobody is looking. */
export interface OfflineSession {
  readonly accessToken: string;
  /** Absent for tokens that do not expire. */
  readonly expires: Moment | undefined;
  readonly refreshToken: string | undefined;
}

interface SessionRow {
  readonly access_token: string;
  readonly expires: Moment | null;
  readonly refresh_token: string | null;
}

/** The id that Shopify's library gives a shop's offline session. */
export function offlineSessionId(domain: string): string {
  return `offline_${domain}`;
}

/** The shop's offline session; `undefined` before the first visit and after an uninstall. */
export async function findOfflineSession(
  tx: Queryable,
  domain: string,
): Promise<OfflineSession | undefined> {
  const [row] = await tx.query<SessionRow>({
    name: "find-offline-session",
    text: `SELECT access_token, expires, refresh_token FROM session WHERE id = $1`,
    values: [offlineSessionId(domain)],
  });
  // Shopify's library empties the token it was told is not good.
  if (row === undefined || row.access_token === "") return undefined;
  return {
    accessToken: row.access_token,
    expires: row.expires ?? undefined,
    refreshToken: row.refresh_token ?? undefined,
  };
}
