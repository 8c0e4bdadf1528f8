import { ZodError } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { ALL_BUILT, NONE_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";
import { listPutInto } from "#app/db/segments/list-put-into.server.ts";
import {
  type ClaimedMirror,
  claimMirror,
  deleteRead,
  endReading,
  insertRead,
  listRead,
  markMirrorGone,
  moveReading,
  updateMirrorQuery,
} from "#app/db/segments/mirrors.server.ts";
import { env } from "#app/env.server.ts";
import { log, logFault } from "#app/log.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { underShopLock } from "#app/services/shops/under-shop-lock.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import { fetchSegment, fetchSegmentMembers } from "#app/shopify/fetch-segments.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";
import { subscribeToSegments } from "#app/shopify/subscribe-to-segments.server.ts";
import { putIntoSegment } from "./put-into-segment.server.ts";

/** Customers looked at in one transaction, which deliveries wait for. */
const RANGE = 500;
const HOUR = 3_600_000;
/** A call waits out throttling and outages for a while; a process that says nothing for so long is dead. */
const HELD_MS = 5 * 60_000;
/** After an outage it is read from the start, sooner than in an hour. */
const SOON_MS = 5 * 60_000;

/**
 * Takes one step in reading the segments that Shopify keeps: a question, a page or a range of
 * customers. Whom a segment holds is put aside page by page and counts only once all of it is read,
 * as of the moment at which that was begun; so a reading that fails changes nothing. Answers whether
 * there was anything to do.
 */
export async function readMirrors(db: Database, shop: bigint, ask: AskAdmin): Promise<boolean> {
  const { now } = await findEngineNow(db, shop);
  const mirror = await claimMirror(db, shop, { now, until: now + HELD_MS });
  if (mirror === undefined) return false;
  try {
    if (mirror.readingAt === undefined) await begin(db, shop, { mirror, ask, now });
    else if (mirror.cursor === undefined) await readPage(db, shop, mirror, ask);
    else await applyRange(db, shop, { ...mirror, readingAt: mirror.readingAt });
    return true;
  } catch (fault) {
    const due = now + restAfter(fault, shop);
    await db.transaction((tx) => endReading(tx, shop, mirror.segment, { due }));
    return false;
  }
}

/** How long to wait after a fault of Shopify's; any other is thrown on. */
function restAfter(fault: unknown, shop: bigint): number {
  if (fault instanceof ZodError) {
    logFault("mirror.unreadable", fault, { shop });
    return HOUR;
  }
  if (!(fault instanceof ShopifyFault)) throw fault;
  log("warn", "mirror.waits", { shop, kind: fault.kind });
  return fault.kind === "throttled" || fault.kind === "unreachable" ? SOON_MS : HOUR;
}

async function begin(
  db: Database,
  shop: bigint,
  {
    mirror,
    ask,
    now,
  }: { readonly mirror: ClaimedMirror; readonly ask: AskAdmin; readonly now: Moment },
): Promise<void> {
  const { segment, shopifyId } = mirror;
  const fetched = await fetchSegment(ask, shopifyId);
  if (fetched !== undefined) await subscribe(shop, ask);
  await db.transaction(async (tx) => {
    if (fetched === undefined) {
      await markMirrorGone(tx, shop, segment, now);
    } else if (await moveReading(tx, shop, mirror, { readingAt: now })) {
      await updateMirrorQuery(tx, shop, segment, fetched.query);
      await deleteRead(tx, shop, segment);
    }
  });
}

/** What Shopify tells in between is welcome, but nothing rests on it. */
async function subscribe(shop: bigint, ask: AskAdmin): Promise<void> {
  try {
    await subscribeToSegments(ask, `${env.SHOPIFY_APP_URL}/webhooks/customers`);
  } catch (fault) {
    if (!(fault instanceof ShopifyFault) || fault.kind !== "refused") throw fault;
    log("warn", "mirror.untold", { shop });
  }
}

async function readPage(
  db: Database,
  shop: bigint,
  mirror: ClaimedMirror,
  ask: AskAdmin,
): Promise<void> {
  const { segment, shopifyId, page, readingAt = 0 } = mirror;
  const { zone: timeZone } = epochAt(await loadEpochs(db, shop), readingAt).context.calendar;
  const { customers, next } = await fetchSegmentMembers(ask, { id: shopifyId, timeZone }, page);
  const to = next === undefined ? { readingAt, cursor: NONE_BUILT } : { readingAt, page: next };
  await db.transaction(async (tx) => {
    if (await moveReading(tx, shop, mirror, to)) await insertRead(tx, shop, segment, customers);
  });
}

/** Brings the memberships of one range of customers up to what was read. */
async function applyRange(
  db: Database,
  shop: bigint,
  mirror: ClaimedMirror & { readonly readingAt: Moment },
): Promise<void> {
  const { segment, readingAt: at, cursor: after = NONE_BUILT } = mirror;
  await underShopLock(db, shop, async (tx: Queryable) => {
    const { now } = await findEngineNow(tx, shop);
    const through = (await findRangeEnd(tx, shop, after, RANGE)) ?? ALL_BUILT;
    if (!(await moveReading(tx, shop, mirror, { readingAt: at, cursor: through }))) return;

    const inside = new Set(await listRead(tx, shop, segment, { after, through }));
    const before = new Set(await listPutInto(tx, shop, segment, { after, through, at }));
    const added = [...inside].filter((customer) => !before.has(customer)).map(String);
    const removed = [...before].filter((customer) => !inside.has(customer)).map(String);
    await putIntoSegment(tx, shop, { segment, at, added, removed, cause: "import" }, now);
    if (through === ALL_BUILT) await endReading(tx, shop, segment, { due: at + HOUR, readAt: at });
  });
}
