import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { VersionKey } from "#app/db/memberships/list-intervals.server.ts";

/** How large a definition was at a moment. */
export interface KeptSize {
  readonly at: Moment;
  readonly size: number;
  /** Worked out from a part of the customers. */
  readonly estimated: boolean;
}

/** The sizes of a version that are kept, earliest first. */
export async function listSizes(
  tx: Queryable,
  shop: bigint,
  { segment, version }: VersionKey,
): Promise<KeptSize[]> {
  return tx.query<KeptSize>({
    name: "list-sizes",
    text: `SELECT at, size::int, estimated FROM segment_size
           WHERE shop = $1::bigint AND segment = $2::uuid AND version = $3::int ORDER BY at`,
    values: [shop, segment, version],
  });
}
