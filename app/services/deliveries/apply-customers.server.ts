import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerDetails, Fact, Stamp } from "#app/core/commerce/facts.ts";
import { compareStamps } from "#app/core/commerce/stamp.ts";
import { loadCustomers, type StoredCustomer } from "#app/db/customers/load-customers.server.ts";
import { liftCustomers, markCustomersGone } from "#app/db/customers/mark-customers-gone.server.ts";
import { meetCustomers, type Sighting } from "#app/db/customers/meet-customers.server.ts";
import {
  updateCustomerDetails,
  type StampedDetails,
} from "#app/db/customers/update-customer-details.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { newestBy } from "./newest-by.server.ts";
import { gatherSightings } from "./gather-sightings.server.ts";

/** Customers as they are once these facts are known. */
export interface MetCustomers {
  knownFrom(customer: string): Moment | undefined;
  isRedacted(customer: string): boolean;
}

/**
 * Makes rows for everyone the facts speak of, writes down what is newly known of them, and sets or
 * lifts tombstones. `others` are customers who changed by a merge or did something.
 */
export async function applyCustomers(
  context: ApplyContext,
  facts: readonly Fact[],
  { others, lift }: { readonly others: readonly string[]; readonly lift: boolean },
): Promise<MetCustomers> {
  const { tx, shop, aliases } = context;
  const details = gatherDetails(facts);
  if (lift) await liftTombstones(context, details);
  const sightings = gatherSightings(facts, aliases);
  const stored = await loadCustomers(tx, shop, [...sightings.keys(), ...others]);

  await meetCustomers(tx, shop, newSightings(context, sightings, stored));
  const redacted = await setTombstones(context, facts, stored);
  await updateCustomerDetails(tx, context.key, newDetails(details, stored));
  return {
    knownFrom(customer) {
      const known = stored.get(customer)?.knownFrom ?? FOREVER;
      const at = Math.min(known, sightings.get(customer)?.knownFrom ?? FOREVER);
      return at === FOREVER ? undefined : at;
    },
    isRedacted: (customer) => redacted.has(customer) || stored.get(customer)?.gone === "redacted",
  };
}

/** Whoever comes back is looked at from the first moment on. */
async function liftTombstones(
  { tx, shop, probes }: ApplyContext,
  details: readonly StampedDetails[],
): Promise<void> {
  const own = details.filter(({ stamp }) => stamp.updatedAt !== ALWAYS);
  const lifted = await liftCustomers(
    tx,
    shop,
    own.map((each) => each.details.id),
  );
  for (const customer of lifted) probes.add(customer, ALWAYS, { cause: "details" });
}

/** Only what moves a date back is written, and probed from the earlier date on. */
function newSightings(
  { probes }: ApplyContext,
  sightings: ReadonlyMap<string, Sighting>,
  stored: ReadonlyMap<string, StoredCustomer>,
): Sighting[] {
  return [...sightings.values()].filter(({ customer, knownFrom, addedAt }) => {
    const known = stored.get(customer);
    if (known === undefined) {
      if (knownFrom !== FOREVER) probes.add(customer, knownFrom, { cause: "details" });
      return true;
    }
    const earlier = knownFrom < known.knownFrom;
    const added = addedAt !== undefined && addedAt < (known.addedAt ?? FOREVER);
    if (earlier) probes.add(customer, knownFrom, { cause: "details" });
    if (added) probes.add(customer, addedAt, { cause: "details" });
    return earlier || added;
  });
}

/** A tombstone holds at all moments, so whoever gets one is looked at from the first on. */
async function setTombstones(
  { tx, shop, probes }: ApplyContext,
  facts: readonly Fact[],
  stored: ReadonlyMap<string, StoredCustomer>,
): Promise<Set<string>> {
  const gone = factsOf(facts, "gone").filter(({ entity }) => entity === "customer");
  await markCustomersGone(
    tx,
    shop,
    gone.map(({ id, reason, at }) => ({ customer: id, reason, at })),
  );
  for (const { id } of gone) {
    if (stored.get(id)?.gone === undefined) probes.add(id, ALWAYS, { cause: "details" });
  }
  return new Set(gone.filter(({ reason }) => reason === "redacted").map(({ id }) => id));
}

/** What customers' own deliveries say, and what orders say of those they have inside. */
function gatherDetails(facts: readonly Fact[]): StampedDetails[] {
  const own = factsOf(facts, "customer").map(({ customer, stamp }) => ({
    details: customer,
    stamp,
  }));
  const embedded = factsOf(facts, "order").flatMap(({ order, stamp }) =>
    order.customer === undefined ? [] : [{ details: order.customer, stamp: embeddedStamp(stamp) }],
  );
  const telling = [...own, ...embedded].filter(({ details }) => saysAnything(details));
  return newestBy(telling, ({ details }) => details.id);
}

/** Older than any word of the customer's own; among orders the last updated says it best. */
function embeddedStamp({ updatedAt, bodyHash }: Stamp): Stamp {
  return { updatedAt: ALWAYS, triggeredAt: updatedAt, bodyHash };
}

function newDetails(
  details: readonly StampedDetails[],
  stored: ReadonlyMap<string, StoredCustomer>,
): StampedDetails[] {
  return details.filter((each) => {
    const known = stored.get(each.details.id);
    return known === undefined || compareStamps(known.stamp, each.stamp) < 0;
  });
}

function saysAnything({ firstName, lastName, email, phone }: CustomerDetails): boolean {
  return [firstName, lastName, email, phone].some((said) => said !== undefined);
}
