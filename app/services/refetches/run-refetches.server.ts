import { ZodError } from "zod";
import { assertNever } from "#app/lib/assert-never.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { deleteRefetch } from "#app/db/refetches/delete-refetch.server.ts";
import { listRefetches, type WaitingRefetch } from "#app/db/refetches/list-refetches.server.ts";
import { postponeRefetch } from "#app/db/refetches/postpone-refetch.server.ts";
import { updateScope } from "#app/db/sessions/update-scope.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { isRefusedForItsData } from "#app/db/statement-fault.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { log, logFault } from "#app/log.server.ts";
import { applyFacts } from "#app/services/deliveries/apply-facts.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { refreshDefinitions } from "#app/services/metafields/refresh-definitions.server.ts";
import { adminQuery } from "#app/services/shops/admin-query.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import { fetchCollection } from "#app/shopify/fetch-collection.server.ts";
import { fetchCustomer } from "#app/shopify/fetch-customer.server.ts";
import { fetchOrder } from "#app/shopify/fetch-order.server.ts";
import { fetchProduct } from "#app/shopify/fetch-product.server.ts";
import { fetchScopes } from "#app/shopify/fetch-scopes.server.ts";
import { Unreadable } from "#app/shopify/payload-fields.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";

/** Asked for at a time: each is a request or a few, and other shops wait. */
const BATCH = 10;

/** An answer that nobody can read is not asked for again much sooner. */
const POSTPONED_MS = 3_600_000;

/** Times are kept in whole milliseconds, rounded: what was wanted just now may be a moment ahead. */
const ROUNDING_MS = 1_000;

/**
 * Asks Shopify again, by id, for what deliveries only hinted at or contradicted each other on, and
 * applies the answers. Answers whether more waits. What Shopify cannot answer now keeps waiting; one
 * whose answer is of no use is postponed, so that it does not keep the others waiting.
 */
export async function runRefetches(db: Database, shop: bigint): Promise<boolean> {
  const by = (await databaseNow(db)) + ROUNDING_MS;
  const waiting = await listRefetches(db, shop, { by, limit: BATCH });
  try {
    for (const refetch of waiting) {
      if (!(await runOne(db, shop, refetch))) return false;
    }
  } catch (fault) {
    if (!(fault instanceof ShopifyFault)) throw fault;
    log("warn", "refetch.waits", { shop, kind: fault.kind });
    return false;
  }
  return waiting.length === BATCH;
}

/** Answers false when another keeps the shop's lock: then nothing has happened. */
async function runOne(db: Database, shop: bigint, refetch: WaitingRefetch): Promise<boolean> {
  const ask: AskAdmin = (document, variables) => adminQuery(db, shop, document, variables);
  const at = await databaseNow(db);
  try {
    return await apply(db, shop, refetch, await fetchFacts(db, shop, { refetch, ask, at }));
  } catch (fault) {
    if (!isOfNoUse(fault)) throw fault;
    logFault("refetch.postponed", fault, { shop, entity: refetch.entity, id: refetch.id });
    await postponeRefetch(db, shop, refetch, at + POSTPONED_MS);
    return true;
  }
}

/** Whether the same question would be answered the same way again. */
function isOfNoUse(fault: unknown): boolean {
  if (fault instanceof ShopifyFault) return fault.kind === "refused";
  return fault instanceof ZodError || fault instanceof Unreadable || isRefusedForItsData(fault);
}

interface Asked {
  readonly refetch: WaitingRefetch;
  readonly ask: AskAdmin;
  /** Before the asking: what is told later is later. */
  readonly at: Moment;
}

async function fetchFacts(
  db: Database,
  shop: bigint,
  { refetch, ask, at }: Asked,
): Promise<Fact[]> {
  const { entity, id } = refetch;
  switch (entity) {
    case "order":
      return [await fetchOrder(ask, id, at)];
    case "customer":
      return fetchCustomer(ask, id, at);
    case "product":
      return fetchProduct(ask, id, at);
    case "collection":
      return [await fetchCollection(ask, id, at)];
    case "scopes": {
      const known = await findShop(db, shop);
      if (known) await updateScope(db, known.domain, await fetchScopes(ask));
      return [];
    }
    case "metafields":
      await refreshDefinitions(db, shop, ask);
      return [];
    default:
      return assertNever(entity);
  }
}

/** Answers false when another holds the shop's lock: then nothing has happened. */
async function apply(
  db: Database,
  shop: bigint,
  refetch: WaitingRefetch,
  facts: readonly Fact[],
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await tryShopLock(tx, shop))) return false;
    const probes = await applyFacts(tx, shop, facts, { lift: true });
    const { now } = await findEngineNow(tx, shop);
    await refreshMemberships(tx, shop, probes, now);
    await deleteRefetch(tx, shop, refetch);
    return true;
  });
}
