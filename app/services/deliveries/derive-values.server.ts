import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import { datedValues } from "#app/core/commerce/dated-values.ts";
import { firstDifference, type Stretch } from "#app/core/commerce/first-difference.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { ObservationOf, Observed } from "#app/db/observations/insert-observations.server.ts";
import { loadObservations } from "#app/db/observations/load-observations.server.ts";
import { loadValues } from "#app/db/observations/load-values.server.ts";
import { replaceValues } from "#app/db/observations/replace-values.server.ts";
import { groupBy } from "#app/lib/group-by.ts";

/**
 * Works out anew which values held when, from all that was ever seen, and writes what differs.
 *
 * `identities` says for each owner whose observations count as hers. Answers the first moment of
 * each owner's difference; who does not differ is left out.
 */
export async function deriveValues(
  tx: Queryable,
  shop: bigint,
  observed: Observed,
  identities: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Moment>> {
  const differences = new Map<string, Moment>();
  if (identities.size === 0) return differences;
  const everyone = [...new Set([...identities.values()].flat())];
  const seen = groupBy(await loadObservations(tx, shop, observed, everyone), ({ of }) => of);
  const stored = await loadValues(tx, shop, observed, [...identities.keys()]);

  const changed = new Map<string, readonly DatedValue[]>();
  for (const [owner, ids] of identities) {
    const fresh = datedValues(ids.flatMap((id): ObservationOf[] => seen.get(id) ?? []));
    const at = firstDifference((stored.get(owner) ?? []).map(toStretch), fresh.map(toStretch));
    if (at === undefined) continue;
    changed.set(owner, fresh);
    differences.set(owner, at);
  }
  await replaceValues(tx, shop, observed, changed);
  return differences;
}

function toStretch({ attribute, value, from, until }: DatedValue): Stretch {
  return { from, until, content: `${attribute} ${value}` };
}
