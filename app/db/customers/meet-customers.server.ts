import type { Moment } from "#app/core/calendar/moment.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** A customer spoken of by some fact, and since when she must have existed by it. */
export interface Sighting {
  readonly customer: string;
  /** FOREVER when the fact has no time of its own. */
  readonly knownFrom: Moment;
  readonly addedAt: Moment | undefined;
}

/** Makes sure these customers have rows; both dates only ever move back. At most one sighting a customer. */
export async function meetCustomers(
  tx: Queryable,
  shop: bigint,
  sightings: readonly Sighting[],
): Promise<void> {
  if (sightings.length === 0) return;
  await tx.query({
    name: "meet-customers",
    text: `
      INSERT INTO customer AS c (shop, customer, known_from, added_at, sample)
      SELECT $1::bigint, x.customer, x.known_from, x.added_at, hashint8(x.customer) & 127
      FROM jsonb_to_recordset($2::text::jsonb) AS x(
        customer bigint, known_from timestamptz, added_at timestamptz)
      ON CONFLICT (shop, customer) DO UPDATE SET
        known_from = least(c.known_from, excluded.known_from),
        added_at = least(c.added_at, excluded.added_at)
      WHERE c.known_from > excluded.known_from
         OR c.added_at IS DISTINCT FROM least(c.added_at, excluded.added_at)`,
    values: [shop, toRecordset(sightings.map(toRow))],
  });
}

function toRow({ customer, knownFrom, addedAt }: Sighting) {
  return {
    customer,
    known_from: toInstant(Number.isFinite(knownFrom) ? knownFrom : FOREVER),
    added_at: addedAt === undefined ? null : toInstant(addedAt),
  };
}
