import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Begins some builds: their memberships are kept from this moment on. */
export async function beginBuilds(
  tx: Queryable,
  shop: bigint,
  builds: readonly { readonly segment: string; readonly version: number }[],
  at: Moment,
): Promise<void> {
  await tx.query({
    name: "begin-builds",
    text: `UPDATE segment_version v SET live_from = $2::timestamptz
           FROM unnest($3::uuid[], $4::int[]) AS b (segment, version)
           WHERE v.shop = $1::bigint AND v.segment = b.segment AND v.version = b.version
             AND v.state = 'building' AND v.live_from IS NULL`,
    values: [
      shop,
      toInstant(at),
      builds.map(({ segment }) => segment),
      builds.map(({ version }) => version),
    ],
  });
}
