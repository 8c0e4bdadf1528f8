import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Interval } from "#app/core/engine/interval.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** One version of a segment. */
export interface VersionKey {
  readonly segment: string;
  readonly version: number;
}

/** A customer's interval in one of the versions asked about. */
export interface StoredInterval extends Interval {
  readonly customer: string;
  /** The version's place among those asked about. */
  readonly index: number;
}

interface IntervalRow {
  readonly customer: string;
  readonly place: number;
  readonly entered_at: Moment;
  readonly left_at: Moment | null;
}

/** All intervals of some customers in some versions, earliest first. */
export async function listIntervals(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
  versions: readonly VersionKey[],
): Promise<StoredInterval[]> {
  const rows = await tx.query<IntervalRow>({
    name: "list-intervals",
    // A prepared plan that joined first would look up every customer in every version.
    text: `WITH own AS MATERIALIZED (
             SELECT segment, version, customer, entered_at, left_at FROM membership
             WHERE shop = $1::bigint AND customer = ANY($2::bigint[]))
           SELECT m.customer::text, v.place::int, m.entered_at, m.left_at
           FROM own m
           JOIN unnest($3::uuid[], $4::int[]) WITH ORDINALITY AS v (segment, version, place)
             ON v.segment = m.segment AND v.version = m.version
           ORDER BY m.entered_at`,
    values: [
      shop,
      customers,
      versions.map(({ segment }) => segment),
      versions.map(({ version }) => version),
    ],
  });
  return rows.map(({ customer, place, entered_at, left_at }) => ({
    customer,
    index: place - 1,
    entered: entered_at,
    left: left_at ?? FOREVER,
  }));
}
