import { setTimeout as wait } from "node:timers/promises";
import { z, ZodError } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import type { HistoryImport, ImportPhase } from "#app/db/imports/history-import.server.ts";
import { insertImportProblems } from "#app/db/imports/insert-import-problems.server.ts";
import { updateImport } from "#app/db/imports/update-import.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { isRefusedForItsData, isStatementFault } from "#app/db/statement-fault.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { logFault } from "#app/log.server.ts";
import { applyFacts } from "#app/services/deliveries/apply-facts.server.ts";
import { isFaultOfOurs } from "#app/services/deliveries/is-fault-of-ours.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { gatherBulkNodes, type BulkRoot } from "#app/shopify/bulk-nodes.server.ts";
import { describeIssues, Unreadable } from "#app/shopify/payload-fields.server.ts";
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
  readonly signal: AbortSignal;
}

/** One thing of the history with all it tells. */
interface Item {
  readonly subject: string;
  readonly facts: readonly Fact[];
  /** Why nothing of it can be read. */
  readonly problem?: string;
}

type Batch = readonly [Item, ...Item[]];

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
  const read = (root: BulkRoot) => readRoot(progress.phase, root, result.readAt);
  let applying: Promise<HistoryImport | undefined> = Promise.resolve(progress);
  for await (const batch of readBatches(result.url, progress.cursor, read)) {
    const at = await applying;
    if (at === undefined || signal.aborted) return undefined;
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
  read: (root: BulkRoot) => Item,
): AsyncGenerator<Batch> {
  let seen = 0;
  let items: Item[] = [];
  for await (const root of gatherBulkNodes(streamLines(url))) {
    seen += 1;
    if (seen <= from) continue;
    items.push(read(root));
    if (items.length < BATCH) continue;
    yield* batchOf(items);
    items = [];
  }
  yield* batchOf(items);
}

function* batchOf([first, ...rest]: readonly Item[]): Generator<Batch> {
  if (first) yield [first, ...rest];
}

const Named = z.object({ id: z.string().max(255) });

/** One thing that cannot be read must not keep the rest out; whatever it tells anew is heard. */
function readRoot(phase: ImportPhase, root: BulkRoot, readAt: Moment): Item {
  const subject = Named.safeParse(root.value).data?.id ?? `a thing among the ${phase}`;
  try {
    return { subject, facts: READERS[phase](root, readAt) };
  } catch (fault) {
    if (fault instanceof ZodError) return { subject, facts: [], problem: describeIssues(fault) };
    if (fault instanceof Unreadable) return { subject, facts: [], problem: fault.message };
    throw fault;
  }
}

/** Segments that exist already, as after a reinstall, hear what the history corrects; a first import has none. */
async function applyWhole(tx: Queryable, shop: bigint, facts: readonly Fact[]): Promise<void> {
  const probes = await applyFacts(tx, shop, facts);
  const { now } = await findEngineNow(tx, shop);
  const corrected = probes.map((probe) => ({ ...probe, cause: "import" as const }));
  await refreshMemberships(tx, shop, corrected, now);
}

/**
 * Applies a batch and moves the import on in one transaction. A batch that the database refuses for
 * its data, or that our own program fails at, is halved; a thing that fails alone is listed and left out.
 */
async function applyBatch(
  db: Database,
  shop: bigint,
  was: HistoryImport,
  batch: Batch,
): Promise<HistoryImport | undefined> {
  try {
    return await applyItems(db, shop, was, batch);
  } catch (fault) {
    if (!isRefusedForItsData(fault) && !isFaultOfOurs(fault)) throw fault;
    const [[first, ...rest], half] = [batch, Math.ceil(batch.length / 2)];
    if (rest.length === 0) {
      logFault("import.left-out", fault, { shop });
      const problem = isStatementFault(fault)
        ? `Refused by the database: ${fault.code}`
        : "A fault of ours while applying it";
      return await applyItems(db, shop, was, [{ ...first, facts: [], problem }]);
    }
    const [later, ...others] = batch.slice(half);
    const middle = await applyBatch(db, shop, was, [first, ...batch.slice(1, half)]);
    if (middle === undefined || later === undefined) return middle;
    return await applyBatch(db, shop, middle, [later, ...others]);
  }
}

async function applyItems(
  db: Database,
  shop: bigint,
  was: HistoryImport,
  items: Batch,
): Promise<HistoryImport | undefined> {
  const orders = items.filter(({ facts }) => facts.some(({ kind }) => kind === "order"));
  const is = {
    ...was,
    cursor: was.cursor + items.length,
    ordersDone: was.ordersDone + orders.length,
  };
  for (;;) {
    const outcome = await db.transaction(async (tx) => {
      if (!(await tryShopLock(tx, shop))) return "busy";
      if (!(await updateImport(tx, shop, was, is))) return "moved";
      await applyWhole(
        tx,
        shop,
        items.flatMap(({ facts }) => facts),
      );
      await insertImportProblems(
        tx,
        shop,
        items.flatMap(({ subject, problem: reason }) => (reason ? [{ subject, reason }] : [])),
      );
      return "applied";
    });
    if (outcome === "applied") return is;
    if (outcome === "moved") return undefined;
    await wait(BUSY_MS);
  }
}
