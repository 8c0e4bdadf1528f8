import { setTimeout as wait } from "node:timers/promises";
import { ZodError } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import type { HistoryImport, ImportPhase } from "#app/db/imports/history-import.server.ts";
import { updateImport } from "#app/db/imports/update-import.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { log } from "#app/log.server.ts";
import { applyFacts } from "#app/services/deliveries/apply-facts.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
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
  readonly roots: number;
  readonly orders: number;
  readonly facts: readonly Fact[];
}

/**
 * Streams a phase's result and applies it batch by batch, from the cursor on. Answers where the
 * import then stands; `undefined` when it is someone else's by now, or was told to stop.
 *
 * While the database applies one batch the next is read: each takes about as long.
 */
export async function readPhase(
  db: Database,
  shop: bigint,
  { progress, result, signal }: PhaseToRead,
): Promise<HistoryImport | undefined> {
  if (result.url === undefined) return progress;
  const read = (root: BulkRoot) => readRoot(progress.phase, root, result.readAt, shop);
  let applying: Promise<HistoryImport | undefined> = Promise.resolve(progress);
  for await (const batch of readBatches(result.url, progress.cursor, read)) {
    const at = await applying;
    if (at === undefined || signal?.aborted === true) return undefined;
    applying = applyBatch(db, shop, at, batch);
    // Its fault is thrown where it is awaited, a batch later; until then it is not unheard.
    applying.catch(() => undefined);
  }
  return applying;
}

/** Reads a result in batches, without the things that were applied before. */
async function* readBatches(
  url: string,
  from: number,
  read: (root: BulkRoot) => Fact[],
): AsyncGenerator<Batch> {
  let seen = 0;
  let roots = 0;
  let orders = 0;
  let facts: Fact[] = [];
  for await (const root of gatherBulkNodes(streamLines(url))) {
    seen += 1;
    if (seen <= from) continue;
    const told = read(root);
    roots += 1;
    orders += told.some(({ kind }) => kind === "order") ? 1 : 0;
    facts.push(...told);
    if (roots < BATCH) continue;
    yield { roots, orders, facts };
    roots = 0;
    orders = 0;
    facts = [];
  }
  if (roots > 0) yield { roots, orders, facts };
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

/** Segments that exist already, as after a reinstall, hear what the history corrects; a first import has none. */
async function applyWhole(tx: Queryable, shop: bigint, facts: readonly Fact[]): Promise<void> {
  const probes = await applyFacts(tx, shop, facts);
  const { now } = await findEngineNow(tx, shop);
  const corrected = probes.map((probe) => ({ ...probe, cause: "import" as const }));
  await refreshMemberships(tx, shop, corrected, now);
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
      await applyWhole(tx, shop, facts);
      return "applied";
    });
    if (outcome === "applied") return is;
    if (outcome === "moved") return undefined;
    await wait(BUSY_MS);
  }
}
