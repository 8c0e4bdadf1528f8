import type { CustomerActivity } from "#app/core/commerce/facts.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { listRecorded } from "#app/db/activity/list-recorded.server.ts";
import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { hashEmail } from "#app/db/crypto/shop-key.server.ts";
import { findCustomersByHash } from "#app/db/customers/find-customers-by-hash.server.ts";
import { loadCustomers } from "#app/db/customers/load-customers.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import { applyFacts } from "#app/services/deliveries/apply-facts.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { readEntry, type ToldActivity } from "./activity-entry.server.ts";

/** Entries in one call: a transaction's worth. */
export const MOST_ENTRIES = 500;

/** What became of an entry, in the order in which they were told. */
export interface EntryReport {
  /** Its own id, where it could be read. */
  readonly id: string | undefined;
  /**
   * `waiting`: recorded, for a customer who is not known yet. `known`: it was recorded before, and
   * what was said of it then stays.
   */
  readonly result: "recorded" | "waiting" | "known" | "refused";
  readonly reason?: string;
}

export type RecordActivityResult =
  | { readonly ok: true; readonly entries: readonly EntryReport[] }
  /** Others keep the shop busy; nothing was recorded. */
  | { readonly ok: false; readonly reason: "busy" };

const DAY = 86_400_000;
/** Before any shop of Shopify's. */
const EARLIEST = Date.parse("2004-01-01T00:00:00Z");

/**
 * Records what customers did, and brings their memberships up to date: all in one transaction. Each
 * entry is taken or refused by itself; the same one again changes nothing.
 */
export async function recordActivity(
  db: Database,
  shop: bigint,
  { source, entries }: { readonly source: string; readonly entries: readonly unknown[] },
): Promise<RecordActivityResult> {
  const read = entries.map(readEntry);
  return db.transaction(async (tx): Promise<RecordActivityResult> => {
    if (!(await tryShopLock(tx, shop))) return { ok: false, reason: "busy" };
    const { now } = await findEngineNow(tx, shop);
    const told = read.flatMap((each) => (each.ok ? [each.told] : []));
    const customerOf = await findCustomers(tx, shop, told);
    const recorded = await listRecorded(
      tx,
      shop,
      source,
      told.map(({ activity }) => activity.id),
    );
    const facts: CustomerActivity[] = [];
    const reports = read.map((each): EntryReport => {
      if (!each.ok) return { id: each.id, result: "refused", reason: each.reason };
      const { activity } = each.told;
      const { id } = activity;
      if (recorded.has(id)) return { id, result: "known" };
      const customer = each.told.customer ?? customerOf.byEmail(each.told);
      if (customer === undefined) return { id, result: "refused", reason: UNKNOWN_EMAIL };
      const reason = customerOf.isRedacted(customer) ? REDACTED : reasonAgainst(activity.at, now);
      if (reason !== undefined) return { id, result: "refused", reason };
      recorded.add(id);
      facts.push({ ...activity, source, customer });
      return { id, result: customerOf.isKnown(customer) ? "recorded" : "waiting" };
    });
    const probes = await applyFacts(
      tx,
      shop,
      facts.map((activity) => ({ kind: "activity", activity })),
    );
    await refreshMemberships(tx, shop, probes, now);
    return { ok: true, entries: reports };
  });
}

const REDACTED = "this customer's data were erased on request";
const UNKNOWN_EMAIL = "no customer of the shop, or several, have that address";

function reasonAgainst(at: Moment, now: Moment): string | undefined {
  if (at > now + DAY) return "at: lies in the future";
  return at < EARLIEST ? "at: lies before the year 2004" : undefined;
}

interface NamedCustomers {
  byEmail(told: ToldActivity): string | undefined;
  isKnown(customer: string): boolean;
  isRedacted(customer: string): boolean;
}

async function findCustomers(
  tx: Queryable,
  shop: bigint,
  told: readonly ToldActivity[],
): Promise<NamedCustomers> {
  const hashes = new Map<string, string>();
  const emails = told.flatMap(({ email }) => email ?? []);
  if (emails.length > 0) {
    const key = await loadShopKey(tx, shop);
    for (const email of emails) {
      hashes.set(email, Buffer.from(hashEmail(key, email)).toString("hex"));
    }
  }
  const found = groupBy(
    await findCustomersByHash(tx, shop, [...new Set(hashes.values())]),
    ({ hash }) => hash,
  );
  const stored = await loadCustomers(
    tx,
    shop,
    told.flatMap(({ customer }) => customer ?? []),
  );
  const byEmail = ({ email }: ToldActivity): string | undefined => {
    const [one, ...others] = found.get(hashes.get(email ?? "") ?? "") ?? [];
    return others.length > 0 ? undefined : one?.customer;
  };
  const mailed = new Set(told.flatMap((each) => byEmail(each) ?? []));
  return {
    byEmail,
    isKnown: (customer) => mailed.has(customer) || stored.has(customer),
    isRedacted: (customer) => stored.get(customer)?.gone === "redacted",
  };
}
