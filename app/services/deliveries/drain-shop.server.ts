import { createHash } from "node:crypto";
import type { Fact } from "#app/core/commerce/facts.ts";
import { findShopKey } from "#app/db/crypto/find-shop-key.server.ts";
import { SealFault } from "#app/db/crypto/sealing-key.server.ts";
import { openBytes, type ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { countGivenUp } from "#app/db/deliveries/count-given-up.server.ts";
import { deleteDeliveries } from "#app/db/deliveries/delete-deliveries.server.ts";
import { listWaiting, type WaitingDelivery } from "#app/db/deliveries/list-waiting.server.ts";
import { noteAttempt } from "#app/db/deliveries/note-attempt.server.ts";
import {
  quarantineDeliveries,
  type Refusal,
} from "#app/db/deliveries/quarantine-deliveries.server.ts";
import { settleDeliveries } from "#app/db/deliveries/settle-deliveries.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { isRefusedForItsData, isStatementFault } from "#app/db/statement-fault.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { log, logFault } from "#app/log.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { parseDelivery, type ParsedDelivery } from "#app/shopify/parse-delivery.server.ts";
import { applyFacts } from "./apply-facts.server.ts";
import { applyShopFacts } from "./apply-shop-facts.server.ts";
import { isFaultOfOurs } from "./is-fault-of-ours.server.ts";
import { redactQuarantined } from "./redact-quarantined.server.ts";

/** One transaction's worth: few enough to let the clock and pages in, enough to share the cost of statements. */
const BATCH = 500;

/** Hundreds of ordinary bodies, or a few of the largest. */
const BYTES = 32 * 1024 * 1024;

/** Failures of our own program at a delivery, with rests between them, before it is singled out. */
const PATIENCE = 3;

/** As many deliveries of a shop are set aside for our own faults within an hour; more than that is no delivery's fault. */
const MOST_GIVEN_UP = 20;
const HOUR = 3_600_000;

const FAULT_OF_OURS = "A fault of ours while applying it";

export type Drained =
  /** Another has held the shop's lock for too long; the next sweep looks again. */
  | { readonly kind: "busy" }
  /** So many were dealt with. When there were any, look again: others may have come meanwhile. */
  | { readonly kind: "drained"; readonly deliveries: number };

/**
 * Applies a shop's waiting deliveries, oldest first, one batch in one transaction: facts, dated rows,
 * memberships, and the deliveries' own end, all or nothing.
 *
 * What cannot be read is set aside with its reason, and the others go on. When the database refuses
 * a batch for its data, half of it is tried, until the culprit stands alone and is set aside too. So
 * it is where our own program fails at a batch, once it has failed at it a few times with rests in
 * between. Anything else thrown is an outage: nothing has happened, and the batch is tried again later.
 */
export async function drainShop(db: Database, shop: bigint, limit = BATCH): Promise<Drained> {
  let taken: readonly WaitingDelivery[] = [];
  try {
    return await db.transaction(async (tx) => {
      if (!(await tryShopLock(tx, shop))) return { kind: "busy" };
      taken = await listWaiting(tx, shop, { deliveries: limit, bytes: BYTES });
      if (taken.length > 0) await applyDeliveries(tx, shop, taken);
      return { kind: "drained", deliveries: taken.length };
    });
  } catch (fault) {
    const reason = await reasonToGiveUp(db, shop, { taken, fault });
    if (reason === undefined) throw fault;
    if (taken.length > 1) return await drainShop(db, shop, Math.floor(taken.length / 2));
    await setAside(db, shop, taken, reason);
    return { kind: "drained", deliveries: taken.length };
  }
}

/** Why no more is tried of these deliveries as they are; `undefined` while they are to be tried again. */
async function reasonToGiveUp(
  db: Database,
  shop: bigint,
  { taken, fault }: { readonly taken: readonly WaitingDelivery[]; readonly fault: unknown },
): Promise<string | undefined> {
  if (taken.length === 0) return undefined;
  if (isRefusedForItsData(fault)) {
    return `Refused by the database: ${isStatementFault(fault) ? fault.code : ""}`;
  }
  if (!isFaultOfOurs(fault)) return undefined;
  if (!taken.some(({ attempts }) => attempts >= PATIENCE)) {
    await noteAttempt(
      db,
      shop,
      taken.map(({ webhookId }) => webhookId),
    );
    return undefined;
  }
  if (taken.length > 1) return FAULT_OF_OURS;
  logFault("deliveries.fault", fault, { shop });
  // Where everything fails, nothing of it is the delivery's: an error in a new version, say.
  const since = (await databaseNow(db)) - HOUR;
  const given = await countGivenUp(db, shop, { reason: FAULT_OF_OURS, since });
  return given < MOST_GIVEN_UP ? FAULT_OF_OURS : undefined;
}

async function applyDeliveries(
  tx: Queryable,
  shop: bigint,
  deliveries: readonly WaitingDelivery[],
): Promise<void> {
  const key = await findShopKey(tx, shop);
  if (key === undefined) {
    // Erased between the door and here: nothing can be opened, and nothing may be kept.
    await deleteDeliveries(tx, shop);
    return;
  }
  const facts: Fact[] = [];
  const settled: string[] = [];
  const refused: Refusal[] = [];
  for (const delivery of deliveries) {
    const parsed = readDelivery(key, delivery);
    if (parsed.ok) {
      facts.push(...parsed.facts);
      settled.push(delivery.webhookId);
    } else {
      refused.push({ webhookId: delivery.webhookId, reason: parsed.reason });
    }
  }
  const probes = await applyFacts(tx, shop, facts);
  const { now } = await findEngineNow(tx, shop);
  await refreshMemberships(tx, shop, probes, now);
  await settleDeliveries(tx, shop, settled);
  await quarantineDeliveries(tx, shop, refused);
  await redactQuarantined(tx, key, facts);
  await applyShopFacts(tx, shop, facts);
  if (refused.length > 0) log("warn", "deliveries.quarantined", { shop, count: refused.length });
}

/** Reading depends on nothing but the delivery itself: what fails once fails always, so it never stops the others. */
function readDelivery(key: ShopKey, delivery: WaitingDelivery): ParsedDelivery {
  const { webhookId, topic, triggeredAt, sealed } = delivery;
  try {
    const body = openBytes(key, { column: "delivery.body", row: webhookId }, sealed);
    const bodyHash = createHash("sha256").update(body).digest("hex");
    return parseDelivery(topic, body, { triggeredAt, bodyHash });
  } catch (fault) {
    if (fault instanceof SealFault) return { ok: false, reason: fault.message };
    logFault("deliveries.unreadable", fault, { shop: key.shop, topic });
    return { ok: false, reason: "A fault of ours while reading it" };
  }
}

async function setAside(
  db: Database,
  shop: bigint,
  taken: readonly WaitingDelivery[],
  reason: string,
): Promise<void> {
  const refusals = taken.map(({ webhookId }) => ({ webhookId, reason }));
  await db.transaction((tx) => quarantineDeliveries(tx, shop, refusals));
  log("warn", "deliveries.quarantined", { shop, count: taken.length, reason });
}
