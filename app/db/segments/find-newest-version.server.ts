import type { Queryable } from "#app/db/database.server.ts";

/** The newest definition of a segment in use. */
export interface NewestVersion {
  readonly version: number;
  readonly query: string;
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
  const [newest] = await tx.query<NewestVersion>({
    name: "find-newest-version",
    text: `SELECT version, query FROM segment_version
           WHERE shop = $1::bigint AND segment = $2::uuid ORDER BY version DESC LIMIT 1`,
    values: [shop, segment],
  });
  return newest;
}
