import type { Queryable } from "#app/db/database.server.ts";

/** The definitions that a segment in use has now. */
export interface NewestVersion {
  /** The newest that is live or being built. */
  readonly version: number;
  readonly query: string;
  /** The live one; `undefined` while the first is being built. */
  readonly live: { readonly version: number; readonly query: string } | undefined;
  /** The greatest number given so far. */
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
  const rows = await tx.query<{ version: number; query: string; state: string; last: number }>({
    name: "find-newest-version",
    text: `SELECT version, query, state, max(version) OVER ()::int AS last FROM segment_version
           WHERE shop = $1::bigint AND segment = $2::uuid
           ORDER BY state = 'retired', version DESC`,
    values: [shop, segment],
  });
  const [newest] = rows;
  const live = rows.find(({ state }) => state === "live");
  return newest && { ...newest, live };
}
