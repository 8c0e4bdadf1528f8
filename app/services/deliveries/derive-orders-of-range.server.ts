import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { listCheckoutOwners } from "#app/db/checkouts/list-checkout-owners.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listOrdersOfRange } from "#app/db/orders/list-orders-of-range.server.ts";
import { loadCurrencies } from "#app/services/settings/load-currencies.server.ts";
import { makeAliases } from "./aliases.server.ts";
import { deriveCheckouts } from "./derive-checkouts.server.ts";
import { deriveOrders } from "./derive-orders.server.ts";
import { makeProbeBook } from "./probe-book.server.ts";

/** Works out anew how the orders and the checkouts of a range of customers stood when. Whoever calls it has them looked at. */
export async function deriveOrdersOfRange(
  tx: Queryable,
  shop: bigint,
  range: { readonly after: bigint; readonly through: bigint },
): Promise<void> {
  const touched = new Set(await listOrdersOfRange(tx, shop, range));
  const context = {
    tx,
    shop,
    key: await loadShopKey(tx, shop),
    currencies: await loadCurrencies(tx, shop),
    aliases: makeAliases(tx, shop),
    probes: makeProbeBook(),
    refetches: [],
  };
  const none = new Set<string>();
  await deriveOrders(context, { touched, versions: [], refunded: none, moved: none });
  const owners = await listCheckoutOwners(tx, shop, range);
  await deriveCheckouts(context, { tokens: [], ids: [], owners });
}
