import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { SegmentDefinitions } from "./segment-definitions.server.ts";

/** The definitions that a segment in use has now. */
export interface NewestVersion extends StoredDefinition {
  /** The newest that is live or being built. */
  readonly version: number;
  /** The live one; `undefined` while the first is being built. */
  readonly live: (StoredDefinition & { readonly version: number }) | undefined;
  /** The greatest number given so far. */
  readonly last: number;
}

interface VersionRow {
  readonly version: number;
  readonly query: string;
  readonly segments: unknown;
  readonly state: string;
  readonly last: number;
}

/** Locks the segment against other edits until the transaction ends. */
export async function findNewestVersion(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<NewestVersion | undefined> {
  const locked = await tx.query({
    name: "lock-segment",
    text: `SELECT segment FROM segment
           WHERE shop = $1::bigint AND segment::text = lower($2) AND kind = 'live'
             AND archived_at IS NULL
           FOR UPDATE`,
    values: [shop, segment],
  });
  if (locked.length === 0) return undefined;
  const rows = await tx.query<VersionRow>({
    name: "find-newest-version",
    text: `SELECT version, query, segments, state, max(version) OVER ()::int AS last
           FROM segment_version
           WHERE shop = $1::bigint AND segment = $2::uuid
           ORDER BY state = 'retired', version DESC`,
    values: [shop, segment],
  });
  const [newest, ...others] = rows.map(({ segments, ...row }) => ({
    ...row,
    segments: SegmentDefinitions.parse(segments),
  }));
  return newest && { ...newest, live: [newest, ...others].find(({ state }) => state === "live") };
}
