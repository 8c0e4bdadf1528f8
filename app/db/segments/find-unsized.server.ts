import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { VersionKey } from "#app/db/memberships/list-intervals.server.ts";

/** A moment at which some versions' sizes are not known yet. */
export interface Unsized {
  readonly at: Moment;
  /** The versions' places among those asked about, ascending. */
  readonly places: readonly number[];
}

/** The latest of some moments at which any of these versions has no size yet. */
export async function findUnsized(
  tx: Queryable,
  shop: bigint,
  versions: readonly VersionKey[],
  moments: readonly Moment[],
): Promise<Unsized | undefined> {
  const [row] = await tx.query<Unsized>({
    name: "find-unsized",
    text: `SELECT w.at, array_agg((v.number - 1)::int ORDER BY v.number) AS places
           FROM unnest($4::timestamptz[]) AS w (at)
           CROSS JOIN unnest($2::uuid[], $3::int[]) WITH ORDINALITY AS v (segment, version, number)
           WHERE NOT EXISTS (SELECT FROM segment_size z
                             WHERE z.shop = $1::bigint AND z.segment = v.segment
                               AND z.version = v.version AND z.at = w.at)
           GROUP BY w.at ORDER BY w.at DESC LIMIT 1`,
    values: [
      shop,
      versions.map(({ segment }) => segment),
      versions.map(({ version }) => version),
      moments.map(toInstant),
    ],
  });
  return row;
}
