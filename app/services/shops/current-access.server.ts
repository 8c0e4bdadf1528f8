import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "#app/db/database.server.ts";
import { claimRefresh } from "#app/db/sessions/claim-refresh.server.ts";
import {
  findOfflineSession,
  type OfflineSession,
} from "#app/db/sessions/find-offline-session.server.ts";
import { updateAccess } from "#app/db/sessions/update-access.server.ts";
import { refreshAccess } from "#app/shopify/refresh-access.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";

/** A token this close to its end is renewed first, so that it outlives the call it is used for. */
const MARGIN_MS = 2 * 60_000;

/** A refresh takes a second; after this long its process is taken for dead. */
const LEASE_MS = 60_000;

/**
 * The access token jobs use now, renewed when it is about to expire or was `rejected`.
 *
 * Refresh tokens serve once, so of all processes one refreshes and the others wait for its result.
 */
export async function currentAccess(
  db: Database,
  domain: string,
  rejected?: string,
): Promise<string> {
  const giveUp = Date.now() + LEASE_MS;
  while (Date.now() < giveUp) {
    const session = await findOfflineSession(db, domain);
    if (session === undefined) {
      throw new ShopifyFault("unauthorized", "The shop has no offline session");
    }
    if (session.accessToken !== rejected && !isExpiring(session)) return session.accessToken;
    await renew(db, domain, session);
  }
  throw new ShopifyFault("unreachable", "Another process has been refreshing for too long");
}

function isExpiring({ expires }: OfflineSession): boolean {
  return expires !== undefined && expires - Date.now() < MARGIN_MS;
}

async function renew(
  db: Database,
  domain: string,
  { refreshToken }: OfflineSession,
): Promise<void> {
  if (refreshToken === undefined) {
    throw new ShopifyFault("unauthorized", "The offline session cannot be refreshed");
  }
  const now = new Date();
  const until = new Date(now.getTime() + LEASE_MS);
  if (!(await claimRefresh(db, domain, refreshToken, { now, until }))) {
    await wait(250);
    return;
  }
  const renewed = await refreshAccess(domain, refreshToken);
  await updateAccess(db, domain, refreshToken, {
    accessToken: renewed.accessToken,
    expires: new Date(now.getTime() + renewed.expiresInSeconds * 1_000),
    refreshToken: renewed.refreshToken,
    refreshTokenExpires: new Date(now.getTime() + renewed.refreshExpiresInSeconds * 1_000),
  });
}
