import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { VersionKey } from "#app/db/memberships/list-intervals.server.ts";

/** Keeps how large versions were at a moment. What is kept already stays. */
export async function insertSizes(
  tx: Queryable,
  shop: bigint,
  sizes: readonly (VersionKey & { readonly size: number })[],
  { at, estimated }: { readonly at: Moment; readonly estimated: boolean },
): Promise<void> {
  await tx.query({
    name: "insert-sizes",
    text: `INSERT INTO segment_size (shop, segment, version, at, size, estimated)
           SELECT $1::bigint, s.segment, s.version, $5::timestamptz, s.size, $6::boolean
           FROM unnest($2::uuid[], $3::int[], $4::bigint[]) AS s (segment, version, size)
           ON CONFLICT (shop, segment, version, at) DO NOTHING`,
    values: [
      shop,
      sizes.map(({ segment }) => segment),
      sizes.map(({ version }) => version),
      sizes.map(({ size }) => size),
      toInstant(at),
      estimated,
    ],
  });
}
