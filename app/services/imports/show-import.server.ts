import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { findImport } from "#app/db/imports/find-import.server.ts";
import type { HistoryImport } from "#app/db/imports/history-import.server.ts";
import { isAnythingLive } from "#app/db/imports/is-anything-live.server.ts";
import { databaseNow } from "#app/db/now.server.ts";

/** How far the history of a shop is read. */
export interface ImportView {
  readonly phase: "waiting" | "exporting" | "reading" | "building";
  readonly ordersDone: number;
  /** `undefined` until Shopify has counted them. */
  readonly ordersTotal: number | undefined;
  /** An estimate, once enough is done to make one. */
  readonly millisecondsLeft: number | undefined;
  /** It does not get on at the moment: Shopify lets us in no more, or something else is wrong. It tries again by itself. */
  readonly waitsFor: "access" | "repair" | undefined;
  /** Until it tries again. */
  readonly millisecondsToTry: number;
}

/** Fewer say too little about how fast the rest will be. */
const ENOUGH_ORDERS = 200;

/** Customers, products and Shopify's preparations take about as long as this share of the orders. */
const BEFORE_ORDERS = 0.15;

/** Shows how far the import is; `undefined` once the history is in and its segments are built. */
export async function showImport(db: Database, shop: bigint): Promise<ImportView | undefined> {
  const found = await findImport(db, shop);
  if (found === undefined) return undefined;
  const phase = await phaseOf(db, shop, found);
  if (phase === undefined) return undefined;
  const now = await databaseNow(db);
  const { ordersDone, ordersTotal, resumeAt = now } = found;
  const millisecondsLeft = phase === "building" ? undefined : estimateLeft(found, now);
  const millisecondsToTry = Math.max(resumeAt - now, 0);
  const waitsFor = waitOf(found);
  return { phase, ordersDone, ordersTotal, millisecondsLeft, waitsFor, millisecondsToTry };
}

function waitOf({ failure }: HistoryImport): ImportView["waitsFor"] {
  if (failure === undefined) return undefined;
  return failure === "unauthorized" ? "access" : "repair";
}

async function phaseOf(
  db: Database,
  shop: bigint,
  { state, bulkOperation, cursor, phase }: HistoryImport,
): Promise<ImportView["phase"] | undefined> {
  if (state === "done") return (await isAnythingLive(db, shop)) ? undefined : "building";
  if (cursor > 0) return "reading";
  return bulkOperation === undefined && phase === "customers" ? "waiting" : "exporting";
}

function estimateLeft(
  { startedAt, ordersDone, ordersTotal }: HistoryImport,
  now: Moment,
): number | undefined {
  if (ordersTotal === undefined || ordersDone < ENOUGH_ORDERS) return undefined;
  const left = Math.max(ordersTotal - ordersDone, 0);
  const worthOfOrders = ordersDone + BEFORE_ORDERS * ordersTotal;
  return Math.round(((now - startedAt) / worthOfOrders) * left);
}
