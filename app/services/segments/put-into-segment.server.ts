import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { insertObservations } from "#app/db/observations/insert-observations.server.ts";
import { makeAliases } from "#app/services/deliveries/aliases.server.ts";
import { deriveValues } from "#app/services/deliveries/derive-values.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";

/** Who enters a segment that is not live, and who leaves it, as of a moment. */
export interface Putting {
  readonly segment: string;
  readonly at: Moment;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly cause: Cause;
}

/**
 * Puts customers into a segment and takes others out: observed of them like a tag, so that merges,
 * past moments and segments made of this one follow from it. Run it under the shop's lock.
 */
export async function putIntoSegment(
  tx: Queryable,
  shop: bigint,
  { segment, at, added, removed, cause }: Putting,
  now: Moment,
): Promise<void> {
  const observe = (kind: "added" | "removed") => (customer: string) => ({
    of: customer,
    attribute: "in_segment",
    value: segment,
    kind,
    at,
    triggeredAt: at,
    bodyHash: "",
  });
  const observations = [...added.map(observe("added")), ...removed.map(observe("removed"))];
  if (observations.length === 0) return;
  await insertObservations(tx, shop, "customer", observations);

  const aliases = makeAliases(tx, shop);
  await aliases.learn(observations.map(({ of }) => of));
  const owners = new Set(observations.map(({ of }) => aliases.owner(of)));
  const identities = new Map([...owners].map((owner) => [owner, aliases.identities(owner)]));
  const changed = await deriveValues(tx, shop, "customer", identities);
  const probes = [...changed].flatMap(([customer, moments]) =>
    moments.map((moment): Probe => ({ customer, at: moment, cause })),
  );
  await refreshMemberships(tx, shop, probes, now);
}
