import type { Queryable } from "#app/db/database.server.ts";
import { ALL_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";

/** An edit that went live and whose joiners and leavers are not all recorded yet. */
export interface Telling {
  readonly segment: string;
  readonly version: number;
  /** The definition that it replaced. */
  readonly before: number;
  /** Whether its joiners count as arrivals. */
  readonly arrivals: boolean;
  /** The greatest customer id reached. */
  readonly cursor: bigint;
}

interface TellingRow extends Omit<Telling, "cursor"> {
  readonly told_through: bigint;
}

/** The shop's edits that are still to be told, oldest first. */
export async function listTellings(tx: Queryable, shop: bigint): Promise<Telling[]> {
  const rows = await tx.query<TellingRow>({
    name: "list-tellings",
    text: `SELECT v.segment, v.version, v.arrivals, v.told_through,
                  (SELECT max(p.version) FROM segment_version p
                   WHERE p.shop = v.shop AND p.segment = v.segment AND p.version < v.version
                     AND p.went_live_at IS NOT NULL) AS before
           FROM segment_version v
           WHERE v.shop = $1::bigint AND v.told_through < $2::bigint
           ORDER BY v.went_live_at, v.segment, v.version`,
    values: [shop, ALL_BUILT],
  });
  return rows.map(({ told_through, ...row }) => ({ ...row, cursor: told_through }));
}
