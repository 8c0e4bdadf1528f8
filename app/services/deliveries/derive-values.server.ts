import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import { datedValues } from "#app/core/commerce/dated-values.ts";
import { differences, type Stretch } from "#app/core/commerce/differences.ts";
import { expandMetafields } from "#app/core/commerce/metafield-values.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { ObservationOf, Observed } from "#app/db/observations/insert-observations.server.ts";
import { loadObservations } from "#app/db/observations/load-observations.server.ts";
import { loadValues } from "#app/db/observations/load-values.server.ts";
import { replaceValues } from "#app/db/observations/replace-values.server.ts";
import { groupBy } from "#app/lib/group-by.ts";

/**
 * Works out anew which values held when, from all that was ever seen, and writes what differs.
 *
 * `identities` says for each owner whose observations count as hers. Answers the moments of each
 * owner's differences, ascending; who does not differ is left out.
 */
export async function deriveValues(
  tx: Queryable,
  shop: bigint,
  observed: Observed,
  identities: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, readonly [Moment, ...Moment[]]>> {
  const found = new Map<string, readonly [Moment, ...Moment[]]>();
  if (identities.size === 0) return found;
  const everyone = [...new Set([...identities.values()].flat())];
  const seen = groupBy(await loadObservations(tx, shop, observed, everyone), ({ of }) => of);
  const stored = await loadValues(tx, shop, observed, [...identities.keys()]);

  const changed = new Map<string, readonly DatedValue[]>();
  for (const [owner, ids] of identities) {
    const fresh = expandMetafields(
      datedValues(ids.flatMap((id): ObservationOf[] => seen.get(id) ?? [])),
    );
    const was = stored.get(owner) ?? [];
    const [first, ...others] = differences(was.map(toStretch), fresh.map(toStretch));
    if (first === undefined) continue;
    changed.set(owner, fresh);
    found.set(owner, [first, ...others]);
  }
  await replaceValues(tx, shop, observed, changed);
  return found;
}

function toStretch({ attribute, value, from, until }: DatedValue): Stretch {
  return { from, until, content: `${attribute} ${value}` };
}
