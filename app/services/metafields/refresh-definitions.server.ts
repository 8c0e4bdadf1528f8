import { setTimeout as wait } from "node:timers/promises";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import { makeCatalog, type ShopVocabulary } from "#app/core/catalog/catalog.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { listQueries } from "#app/db/metafields/list-queries.server.ts";
import { upsertDefinition } from "#app/db/metafields/upsert-definition.server.ts";
import { requestRecalculation } from "#app/db/recalculations/request-recalculation.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { log } from "#app/log.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import {
  type FetchedDefinition,
  fetchMetafieldDefinitions,
} from "#app/shopify/fetch-metafield-definitions.server.ts";

/** How long to let whoever holds the shop go first. */
const BUSY_MS = 20;

/**
 * Learns which customer metafields the shop defines now.
 *
 * One that it gives up stays known, and one whose new type a kept query does not fit keeps its old
 * type: stored queries can always be read. Where a query that was waiting for a metafield has it
 * now, everyone is looked at again.
 */
export async function refreshDefinitions(db: Database, shop: bigint, ask: AskAdmin): Promise<void> {
  const fetched = await fetchMetafieldDefinitions(ask);
  for (;;) {
    const done = await db.transaction(async (tx) => {
      if (!(await tryShopLock(tx, shop))) return false;
      await write(tx, shop, fetched);
      return true;
    });
    if (done) return;
    await wait(BUSY_MS);
  }
}

async function write(
  tx: Queryable,
  shop: bigint,
  fetched: readonly FetchedDefinition[],
): Promise<void> {
  const queries = await listQueries(tx, shop);
  const before = await loadVocabulary(tx, shop);
  let vocabulary = before;
  for (const definition of fetched) {
    const wanted = withDefinition(vocabulary, definition);
    if (queries.every((query) => !isReadable(query, before) || isReadable(query, wanted))) {
      vocabulary = wanted;
      await upsertDefinition(tx, shop, definition);
    } else {
      log("warn", "metafields.kept", { shop, type: definition.type });
    }
  }
  if (queries.some((query) => meaningOf(query, before) !== meaningOf(query, vocabulary))) {
    await requestRecalculation(tx, shop, { since: ALWAYS, withOrders: false });
  }
}

function withDefinition(
  vocabulary: ShopVocabulary,
  { namespace, key, type }: FetchedDefinition,
): ShopVocabulary {
  const others = vocabulary.metafields.filter(
    (each) => each.namespace !== namespace || each.key !== key,
  );
  return { ...vocabulary, metafields: [...others, { namespace, key, type }] };
}

function isReadable(query: string, vocabulary: ShopVocabulary): boolean {
  return readQuery(query, makeCatalog(vocabulary)).ok;
}

/** What a query asks by the vocabulary, as far as that can change it. */
function meaningOf(query: string, vocabulary: ShopVocabulary): string {
  const read = readQuery(query, makeCatalog(vocabulary));
  return read.ok ? JSON.stringify([needsOf(read.query), read.query]) : "";
}
