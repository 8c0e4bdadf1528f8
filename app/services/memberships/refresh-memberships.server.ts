import type { Moment } from "#app/core/calendar/moment.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Occasion } from "#app/core/engine/find-change.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import { settle, type Walk } from "#app/core/engine/settle.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { insertChanges } from "#app/db/memberships/insert-changes.server.ts";
import { listDueTurnsOf } from "#app/db/memberships/list-due-turns.server.ts";
import { listIntervals } from "#app/db/memberships/list-intervals.server.ts";
import {
  type KeptDefinition,
  listKeptVersions,
} from "#app/db/memberships/list-kept-versions.server.ts";
import { writeIntervals } from "#app/db/memberships/write-intervals.server.ts";
import { requestTurns, writeTurns } from "#app/db/memberships/write-turns.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import { loadFilters } from "#app/services/shops/load-filters.server.ts";
import { compiledPlans } from "./compiled-plans.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";
import { type Questions, walkCustomers } from "./walk-customers.server.ts";

/** Customers that one statement answers for. */
const BATCH = 500;

/**
 * Brings the memberships of customers up to date: intervals, changes, counts and next turns.
 *
 * Call it in the transaction that wrote the facts, under the shop's lock, with a probe for everyone
 * they touch. Afterwards the stored intervals of these customers equal a recompute from everything
 * known, at every moment from each version's `live_from` to `now`. Turns of theirs that are due are
 * done as well.
 */
export async function refreshMemberships(
  tx: Queryable,
  shop: bigint,
  probes: readonly Probe[],
  now: Moment,
): Promise<void> {
  if (probes.length === 0) return;
  const versions = await listKeptVersions(tx, shop);
  if (versions.length === 0) {
    // Nothing turns for anybody, whatever was asked for.
    await writeTurns(
      tx,
      shop,
      probes.map(({ customer }) => ({ customer, due: undefined })),
    );
    return;
  }

  const questions: Questions = {
    shop,
    plans: compiledPlans(versions, "probes", await loadFilters(tx, shop)),
    epochs: await loadEpochs(tx, shop),
    stops: [...new Set(versions.map(({ liveFrom }) => liveFrom))].sort((a, b) => a - b),
  };
  // A fact from a clock ahead of ours does not exist yet.
  const future = probes.filter(({ at }) => at > now && at < FOREVER);
  const byCustomer = groupBy(
    probes.filter(({ at }) => at <= now),
    ({ customer }) => customer,
  );
  const customers = [...byCustomer.keys()];
  for (let done = 0; done < customers.length; done += BATCH) {
    const batch = new Map(
      customers.slice(done, done + BATCH).map((each) => [each, byCustomer.get(each) ?? []]),
    );
    await refreshBatch(tx, { questions, versions, now }, batch);
  }
  await requestTurns(tx, shop, earliestOf(future));
}

interface Refresh {
  readonly questions: Questions;
  readonly versions: readonly KeptDefinition[];
  readonly now: Moment;
}

async function refreshBatch(
  tx: Queryable,
  { questions, versions, now }: Refresh,
  probes: ReadonlyMap<string, readonly Probe[]>,
): Promise<void> {
  const { shop, stops } = questions;
  const customers = [...probes.keys()];
  const occasions = new Map<string, Occasion[]>(customers.map((customer) => [customer, []]));
  for (const { customer, due, cause } of await listDueTurnsOf(tx, shop, now, customers)) {
    occasions.get(customer)?.push({ at: due, cause });
  }
  const starts = new Map<string, Moment>();
  for (const [customer, each] of occasions) {
    // After the turns: of what happened at one moment a fact of the customer's own is the cause.
    each.push(...(probes.get(customer) ?? []));
    each.sort((one, other) => one.at - other.at);
    starts.set(customer, Math.max(each[0]?.at ?? now, stops[0] ?? now));
  }

  const walked = await walkCustomers(tx, questions, starts, now);
  const walks = [...walked].flatMap(([customer, { looks }]): Walk[] => {
    const [first, ...rest] = occasions.get(customer) ?? [];
    return first ? [{ customer, looks, occasions: [first, ...rest] }] : [];
  });
  await record(tx, { questions, versions, now }, walks);
  await writeTurns(
    tx,
    shop,
    [...walked].map(([customer, { next }]) => ({
      customer,
      due: next === FOREVER ? undefined : next,
    })),
  );
}

/** Writes what the walks changed. */
async function record(
  tx: Queryable,
  { questions: { shop }, versions, now }: Refresh,
  walks: readonly Walk[],
): Promise<void> {
  const customers = walks.map(({ customer }) => customer);
  const stored = groupBy(
    await listIntervals(tx, shop, customers, versions),
    ({ customer }) => customer,
  );
  const settlements = walks.flatMap((walk) => {
    const own = groupBy(stored.get(walk.customer) ?? [], ({ index }) => index);
    return [...settle(walk, versions, (index) => own.get(index) ?? [])];
  });
  await writeIntervals(tx, shop, settlements);
  const changes = settlements.flatMap(({ version: { segment, version }, customer, change }) =>
    change ? [{ segment, version, customer, ...change }] : [],
  );
  await insertChanges(tx, shop, changes, now);
}

function earliestOf(probes: readonly Probe[]): Probe[] {
  const earliest = new Map<string, Probe>();
  for (const probe of probes) {
    const known = earliest.get(probe.customer);
    if (!known || probe.at < known.at) earliest.set(probe.customer, probe);
  }
  return [...earliest.values()];
}
