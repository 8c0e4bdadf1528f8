import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "#app/db/database.server.ts";
import { analyzeHistory } from "#app/db/imports/analyze-history.server.ts";
import { deleteImportProblems } from "#app/db/imports/delete-import-problems.server.ts";
import { findImport } from "#app/db/imports/find-import.server.ts";
import {
  IMPORT_PHASES,
  type HistoryImport,
  type ImportPhase,
} from "#app/db/imports/history-import.server.ts";
import { updateImport } from "#app/db/imports/update-import.server.ts";
import { restImport } from "#app/db/imports/rest-import.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { updateImportCompleted } from "#app/db/shops/update-import-completed.server.ts";
import { log } from "#app/log.server.ts";
import { ensureStarterBlock } from "#app/services/blocks/ensure-starter-block.server.ts";
import { refreshDefinitions } from "#app/services/metafields/refresh-definitions.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { adminQuery } from "#app/services/shops/admin-query.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import {
  findBulkQuery,
  startBulkQuery,
  type BulkState,
} from "#app/shopify/bulk-operation.server.ts";
import { countOrders } from "#app/shopify/count-orders.server.ts";
import {
  BULK_CUSTOMERS,
  BULK_ORDERS,
  BULK_PRODUCTS,
  BULK_REFUNDED_ORDERS,
} from "#app/shopify/operations/bulk-history.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";
import { readPhase } from "./read-phase.server.ts";
import { whileHeld } from "./while-held.server.ts";
import { STARTER_SEGMENTS } from "./starter-segments.server.ts";

const QUERIES: Record<ImportPhase, string> = {
  customers: BULK_CUSTOMERS,
  products: BULK_PRODUCTS,
  orders: BULK_ORDERS,
  refunds: BULK_REFUNDED_ORDERS,
};

/** How long until a running bulk operation is looked at again: soon at first, then Shopify takes minutes. */
const POLL_MS = [100, 200, 500, 1_000, 2_000, 5_000];

export interface RunImportOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a shop's history from where its import stands to the end, and lets memberships start.
 *
 * Every step is one transaction that also moves the import on, so a stop at any moment loses at most
 * a batch, and doing a batch again changes nothing. One process reads, as long as it says that it
 * lives; should two ever do, the one that finds the import moved by the other stops. What Shopify
 * refuses or cannot answer now is noted, and the import rests, longer after each failure.
 */
export async function runImport(
  db: Database,
  shop: bigint,
  { signal }: RunImportOptions = {},
): Promise<void> {
  const ask: AskAdmin = (document, variables) => adminQuery(db, shop, document, variables);
  await whileHeld(db, shop, signal, async (held) => {
    try {
      let progress = await findImport(db, shop);
      while (progress?.state === "running" && !held.aborted) {
        progress = await advance(db, shop, { progress, ask, signal: held });
      }
    } catch (fault) {
      if (held.aborted) return;
      const isShopify = fault instanceof ShopifyFault;
      await restImport(db, shop, isShopify ? fault.kind : "fault", await databaseNow(db));
      if (!isShopify) throw fault;
      log("warn", "import.waits", { shop, kind: fault.kind });
    }
  });
}

interface Step {
  readonly progress: HistoryImport;
  readonly ask: AskAdmin;
  readonly signal: AbortSignal;
}

/** Takes the next step. `undefined` says that the import is someone else's or must wait. */
async function advance(
  db: Database,
  shop: bigint,
  { progress, ask, signal }: Step,
): Promise<HistoryImport | undefined> {
  const { bulkOperation, phase } = progress;
  if (bulkOperation === undefined) {
    const ordersTotal = progress.ordersTotal ?? (await countOrders(ask));
    if (phase === "customers") await refreshDefinitions(db, shop, ask);
    const started = await startBulkQuery(ask, QUERIES[phase]);
    return move(db, shop, progress, { ...progress, ordersTotal, bulkOperation: started });
  }
  const state = await waitForResult(ask, bulkOperation, signal);
  if (state.kind === "running") return undefined;
  if (state.kind === "gone") {
    const ordersDone = Math.max(progress.ordersDone - progress.cursor, 0);
    const again = { ...progress, bulkOperation: undefined, cursor: 0, ordersDone };
    return move(db, shop, progress, again);
  }
  const read = await readPhase(db, shop, { progress, result: state, signal });
  if (read === undefined) return undefined;
  const next = IMPORT_PHASES[IMPORT_PHASES.indexOf(phase) + 1];
  if (next === undefined) return finish(db, shop, read);
  return move(db, shop, read, { ...read, phase: next, bulkOperation: undefined, cursor: 0 });
}

async function move(
  db: Database,
  shop: bigint,
  was: HistoryImport,
  is: HistoryImport,
): Promise<HistoryImport | undefined> {
  return (await updateImport(db, shop, was, is)) ? is : undefined;
}

async function waitForResult(ask: AskAdmin, id: string, signal: AbortSignal): Promise<BulkState> {
  for (let look = 0; ; look += 1) {
    const state = await findBulkQuery(ask, id);
    if (state.kind !== "running" || signal.aborted) return state;
    const rest = POLL_MS[Math.min(look, POLL_MS.length - 1)];
    // A rest that is broken off is over: whether to go on is asked above.
    await wait(rest, undefined, { signal }).catch(() => undefined);
  }
}

/** The history is in: the first segments are there to be built, and memberships start. */
async function finish(
  db: Database,
  shop: bigint,
  progress: HistoryImport,
): Promise<HistoryImport | undefined> {
  await analyzeHistory(db);
  // A shop that comes back has them already, or a person took the name.
  for (const draft of STARTER_SEGMENTS) await createSegment(db, shop, draft);
  await ensureStarterBlock(db, shop);
  const done: HistoryImport = { ...progress, state: "done" };
  return db.transaction(async (tx) => {
    if (!(await updateImport(tx, shop, progress, done))) return undefined;
    await deleteImportProblems(tx, shop, progress.startedAt);
    await updateImportCompleted(tx, shop, await databaseNow(tx));
    return done;
  });
}
