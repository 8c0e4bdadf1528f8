import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Interval } from "#app/core/engine/interval.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** One version of a segment. */
export interface VersionKey {
  readonly segment: string;
  readonly version: number;
}

/** A customer's interval in one version. */
export interface StoredInterval extends VersionKey, Interval {
  readonly customer: string;
}

interface IntervalRow extends VersionKey {
  readonly customer: string;
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
    text: `SELECT m.segment, m.version, m.customer::text, m.entered_at, m.left_at
           FROM membership m
           JOIN unnest($3::uuid[], $4::int[]) AS v (segment, version)
             ON v.segment = m.segment AND v.version = m.version
           WHERE m.shop = $1::bigint AND m.customer = ANY($2::bigint[])
           ORDER BY m.entered_at`,
    values: [
      shop,
      customers,
      versions.map(({ segment }) => segment),
      versions.map(({ version }) => version),
    ],
  });
  return rows.map(({ entered_at, left_at, ...row }) => ({
    ...row,
    entered: entered_at,
    left: left_at ?? FOREVER,
  }));
}
