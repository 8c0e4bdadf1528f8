import type { Fact } from "#app/core/commerce/facts.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { insertRefetches } from "#app/db/refetches/insert-refetches.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { applyShopReadings } from "#app/services/settings/apply-shop-readings.server.ts";
import { loadCurrencies } from "#app/services/settings/load-currencies.server.ts";
import { makeAliases } from "./aliases.server.ts";
import { applyActivity } from "./apply-activity.server.ts";
import { applyCheckouts } from "./apply-checkouts.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import { applyCustomers } from "./apply-customers.server.ts";
import { applyMerges } from "./apply-merges.server.ts";
import { applyOrders } from "./apply-orders.server.ts";
import { applyProducts } from "./apply-products.server.ts";
import { applyCustomerValues } from "./apply-values.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { customersIn } from "./gather-sightings.server.ts";
import { makeProbeBook } from "./probe-book.server.ts";
import { withOwnSegments } from "./with-own-segments.server.ts";

/**
 * Joins facts to what is known, by the rule of each, and works out anew everything dated that rests
 * on them. Deliveries, imports and refetches all come through here; run it in a transaction that
 * holds the shop's engine lock.
 *
 * The same facts in any order, any number of times and in batches of any size end in the same dated
 * rows. Answers probes for each customer whose dated rows differ: the first moment they do, and every
 * other at which something of what was told happened.
 *
 * `lift` says that the facts were asked for by id: only those raise the deleted from the dead. That the
 * shop left or is to be erased is `applyShopFacts`'s.
 */
export async function applyFacts(
  tx: Queryable,
  shop: bigint,
  told: readonly Fact[],
  { lift = false }: { readonly lift?: boolean } = {},
): Promise<Probe[]> {
  if (told.length === 0) return [];
  const known = await findShop(tx, shop);
  invariant(known !== undefined, "facts are applied to a shop that is there");
  const facts = await withOwnSegments(tx, shop, told);
  await applyShopReadings(tx, shop, facts);
  const moves = await applyMerges(tx, shop, facts);
  const context: ApplyContext = {
    tx,
    shop,
    key: await loadShopKey(tx, shop),
    currencies: await loadCurrencies(tx, shop),
    aliases: makeAliases(tx, shop),
    probes: makeProbeBook(),
    refetches: factsOf(facts, "refetch").map(({ entity, id }) => ({ entity, id })),
  };
  const moved = moves.flatMap(({ from, to }) => [from, to]);
  const active = factsOf(facts, "activity").map(({ activity }) => activity.customer);
  await context.aliases.learn([...customersIn(facts), ...active, ...moved]);
  for (const customer of moved) {
    context.probes.add(customer, Number.NEGATIVE_INFINITY, { cause: "merge" });
  }

  // What was told of an absorbed customer is the kept one's, who may be named by nothing else.
  const owners = active.map((customer) => context.aliases.owner(customer));
  const others = [...moved, ...active, ...owners];
  const met = await applyCustomers(context, facts, { others, lift });
  await applyCustomerValues(context, facts, { moves, met });
  await applyOrders(context, facts, { moves, lift });
  await applyCheckouts(context, facts, { moves, met });
  await applyActivity(context, facts, { moves, met });
  await applyProducts(context, facts);
  await insertRefetches(tx, shop, context.refetches);
  return context.probes.probes((customer) => met.knownFrom(customer));
}
