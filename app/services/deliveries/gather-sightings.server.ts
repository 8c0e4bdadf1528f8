import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerDetails, Fact } from "#app/core/commerce/facts.ts";
import type { Sighting } from "#app/db/customers/meet-customers.server.ts";
import type { Aliases } from "./aliases.server.ts";

/**
 * Everyone these facts speak of and since when each must have existed: the earliest own time of any
 * fact about her or about someone merged into her. She was added when she herself was.
 */
export function gatherSightings(facts: readonly Fact[], aliases: Aliases): Map<string, Sighting> {
  const sightings = new Map<string, Sighting>();
  for (const fact of facts) {
    for (const seen of sightingsIn(fact)) {
      note(sightings, seen);
      const owner = aliases.owner(seen.customer);
      if (owner !== seen.customer) {
        note(sightings, { ...seen, customer: owner, addedAt: undefined });
      }
    }
  }
  return sightings;
}

/** The customers a fact speaks of. */
export function customersIn(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => sightingsIn(fact).map(({ customer }) => customer));
}

function note(sightings: Map<string, Sighting>, { customer, knownFrom, addedAt }: Sighting): void {
  const known = sightings.get(customer);
  const added = Math.min(known?.addedAt ?? FOREVER, addedAt ?? FOREVER);
  sightings.set(customer, {
    customer,
    knownFrom: Math.min(known?.knownFrom ?? FOREVER, knownFrom),
    addedAt: added === FOREVER ? undefined : added,
  });
}

function sightingsIn(fact: Fact): Sighting[] {
  switch (fact.kind) {
    case "customer":
      return [seen(fact.customer, fact.stamp.updatedAt)];
    case "order":
      return fact.order.customer ? [seen(fact.order.customer, fact.order.placed)] : [];
    case "checkout":
      return seenById(fact.checkout.customer, fact.checkout.createdAt);
    case "tags":
      return seenById(fact.tags.customer, fact.tags.at);
    case "in-segment":
      return seenById(fact.membership.customer, fact.membership.at);
    case "consent":
      return seenById(fact.consent.customer, fact.consent.at ?? ALWAYS);
    case "merged":
      return [...seenById(fact.kept, ALWAYS), ...seenById(fact.merged, ALWAYS)];
    case "gone":
      return fact.entity === "customer" ? seenById(fact.id, ALWAYS) : [];
    default:
      return [];
  }
}

function seenById(id: string | undefined, at: Moment): Sighting[] {
  return id === undefined ? [] : [seen({ id }, at)];
}

/** ALWAYS stands for a fact without a time, which says nothing of since when. */
function seen({ id, createdAt }: Pick<CustomerDetails, "id" | "createdAt">, at: Moment): Sighting {
  const dated = at === ALWAYS ? FOREVER : at;
  return {
    customer: id,
    knownFrom: Math.min(dated, createdAt ?? FOREVER),
    addedAt: createdAt,
  };
}
