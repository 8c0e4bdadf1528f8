import type { Fact } from "#app/core/commerce/facts.ts";
import { insertAccess } from "#app/db/access/insert-access.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { deleteSessions } from "#app/db/sessions/delete-sessions.server.ts";
import { eraseShop } from "#app/db/shops/erase-shop.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { updateUninstalled } from "#app/db/shops/update-uninstalled.server.ts";
import { log } from "#app/log.server.ts";
import { factsOf } from "./facts-of.server.ts";

/**
 * Obeys facts about the shop itself: it uninstalled the app, it is to be erased, someone asks what
 * we hold of her. Those older than the present installation are logged and not obeyed.
 *
 * Run after everything else of the batch: an erasure takes the batch's own rows with it.
 */
export async function applyShopFacts(
  tx: Queryable,
  shop: bigint,
  facts: readonly Fact[],
): Promise<void> {
  for (const { customer, at } of factsOf(facts, "data-request")) {
    await insertAccess(tx, shop, {
      staff: "Shopify",
      action: "data request",
      subject: customer,
      unlessSince: at,
    });
  }
  for (const { at } of factsOf(facts, "uninstalled")) {
    const obeyed = await updateUninstalled(tx, shop, at);
    if (obeyed) await deleteSessions(tx, shop);
    log("info", "shop.uninstalled", { shop, obeyed });
  }
  for (const { at } of factsOf(facts, "shop-redacted")) {
    const known = await findShop(tx, shop);
    const obeyed = known !== undefined && known.installedAt <= at;
    if (obeyed) await eraseShop(tx, shop);
    log("info", "shop.redacted", { shop, obeyed });
  }
}
