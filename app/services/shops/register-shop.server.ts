import type { Database } from "#app/db/database.server.ts";
import { deleteRunningImports } from "#app/db/imports/delete-running-imports.server.ts";
import { resumeImport } from "#app/db/imports/resume-import.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { insertShopAlias } from "#app/db/shops/insert-shop-alias.server.ts";
import { insertShop } from "#app/db/shops/insert-shop.server.ts";
import { startImport } from "#app/services/imports/start-import.server.ts";
import { deriveSettings } from "#app/services/settings/apply-shop-readings.server.ts";
import { fetchShopDetails } from "#app/shopify/fetch-shop-details.server.ts";
import type { AdminAccess } from "#app/shopify/send-admin-query.server.ts";

/**
 * Makes the shop known after its token was exchanged, and starts reading its history.
 *
 * Runs at every exchange, about once an hour of use: for a shop that is installed it only learns a
 * new domain. A shop that comes back after an uninstall is installed anew and read again from the
 * beginning, because nothing told us what happened meanwhile.
 */
export async function registerShop(db: Database, access: AdminAccess): Promise<bigint> {
  const { shop, ...details } = await fetchShopDetails(access);
  await db.transaction(async (tx) => {
    const known = await findShop(tx, shop);
    if (known !== undefined && known.uninstalledAt === undefined) {
      await insertShopAlias(tx, shop, access.domain);
      if (known.importCompletedAt === undefined) await startImport(tx, shop);
      // What it rested for may have been the lack of this very token.
      await resumeImport(tx, shop);
      return;
    }
    await insertShop(tx, shop, { ...details, installedAt: await databaseNow(tx) });
    if (known !== undefined) {
      await deriveSettings(tx, shop);
      await deleteRunningImports(tx, shop);
    }
    await startImport(tx, shop);
  });
  return shop;
}
