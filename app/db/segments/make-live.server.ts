import type { Queryable } from "#app/db/database.server.ts";
import { NONE_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";

/**
 * Makes built versions the live ones of their segments; those live before are retired and stay as
 * they are, and what each edit changed is to be recorded next. One that was given up for a newer one meanwhile is left alone. Answers how many went live.
 */
export async function makeLive(
  tx: Queryable,
  shop: bigint,
  versions: readonly { readonly segment: string; readonly version: number }[],
): Promise<number> {
  const rows = await tx.query({
    name: "make-live",
    text: `WITH made AS (
             UPDATE segment_version v
             SET state = 'live', went_live_at = now(),
                 told_through = CASE WHEN s.version IS NOT NULL THEN $4::bigint END
             FROM unnest($2::uuid[], $3::int[]) AS b (segment, version)
             JOIN segment s ON s.shop = $1::bigint AND s.segment = b.segment
             WHERE v.shop = $1::bigint AND v.segment = b.segment AND v.version = b.version
               AND v.state = 'building'
             RETURNING v.segment, v.version),
           replaced AS (
             UPDATE segment_version v SET state = 'retired', retired_at = now()
             FROM made m
             WHERE v.shop = $1::bigint AND v.segment = m.segment AND v.version <> m.version
               AND v.state = 'live')
           UPDATE segment s SET version = m.version
           FROM made m WHERE s.shop = $1::bigint AND s.segment = m.segment
           RETURNING s.segment`,
    values: [
      shop,
      versions.map(({ segment }) => segment),
      versions.map(({ version }) => version),
      NONE_BUILT,
    ],
  });
  return rows.length;
}
