import { setTimeout as wait } from "node:timers/promises";
import { ZodError } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Database } from "#app/db/database.server.ts";
import type { HistoryImport, ImportPhase } from "#app/db/imports/history-import.server.ts";
import { updateImport } from "#app/db/imports/update-import.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { log } from "#app/log.server.ts";
import { applyFacts } from "#app/services/deliveries/apply-facts.server.ts";
import { gatherBulkNodes, type BulkRoot } from "#app/shopify/bulk-nodes.server.ts";
import { Unreadable } from "#app/shopify/payload-fields.server.ts";
import { readBulkCustomer } from "#app/shopify/read-bulk-customer.server.ts";
import { readBulkOrder, readBulkRefundedOrder } from "#app/shopify/read-bulk-order.server.ts";
import { readBulkProduct } from "#app/shopify/read-bulk-product.server.ts";
import { streamLines } from "#app/shopify/stream-lines.server.ts";

const READERS: Record<ImportPhase, (root: BulkRoot, readAt: Moment) => Fact[]> = {
  customers: readBulkCustomer,
  products: readBulkProduct,
  orders: readBulkOrder,
  refunds: readBulkRefundedOrder,
};

/** Things applied in one transaction: few enough that live deliveries get their turn in between. */
const BATCH = 200;

/** How long to let the drain go first when it holds the shop. */
const BUSY_MS = 20;

export interface PhaseToRead {
  readonly progress: HistoryImport;
  readonly result: { readonly url: string | undefined; readonly readAt: Moment };
  readonly signal: AbortSignal | undefined;
}

interface Batch {
  roots: number;
  orders: number;
  facts: Fact[];
}

/**
 * Streams a phase's result and applies it batch by batch, from the cursor on. Answers where the
 * import then stands; `undefined` when it is someone else's by now, or was told to stop.
 */
export async function readPhase(
  db: Database,
  shop: bigint,
  { progress, result, signal }: PhaseToRead,
): Promise<HistoryImport | undefined> {
  if (result.url === undefined) return progress;
  let at: HistoryImport | undefined = progress;
  let batch: Batch = { roots: 0, orders: 0, facts: [] };
  let seen = 0;
  for await (const root of gatherBulkNodes(streamLines(result.url))) {
    seen += 1;
    if (seen <= progress.cursor) continue;
    const facts = readRoot(progress.phase, root, result.readAt, shop);
    batch.roots += 1;
    batch.orders += facts.some(({ kind }) => kind === "order") ? 1 : 0;
    batch.facts.push(...facts);
    if (batch.roots < BATCH) continue;
    at = await applyBatch(db, shop, at, batch);
    if (at === undefined || signal?.aborted === true) return undefined;
    batch = { roots: 0, orders: 0, facts: [] };
  }
  return batch.roots === 0 ? at : applyBatch(db, shop, at, batch);
}

/** One thing that cannot be read must not keep the rest out; whatever it tells anew is heard. */
function readRoot(phase: ImportPhase, root: BulkRoot, readAt: Moment, shop: bigint): Fact[] {
  try {
    return READERS[phase](root, readAt);
  } catch (fault) {
    if (!(fault instanceof ZodError) && !(fault instanceof Unreadable)) throw fault;
    log("warn", "import.unreadable", { shop, phase });
    return [];
  }
}

/** Applies a batch and moves the import on in one transaction. */
async function applyBatch(
  db: Database,
  shop: bigint,
  was: HistoryImport,
  { roots, orders, facts }: Batch,
): Promise<HistoryImport | undefined> {
  const is = { ...was, cursor: was.cursor + roots, ordersDone: was.ordersDone + orders };
  for (;;) {
    const outcome = await db.transaction(async (tx) => {
      if (!(await tryShopLock(tx, shop))) return "busy";
      if (!(await updateImport(tx, shop, was, is))) return "moved";
      await applyFacts(tx, shop, facts);
      return "applied";
    });
    if (outcome === "applied") return is;
    if (outcome === "moved") return undefined;
    await wait(BUSY_MS);
  }
}
