import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** A process's word that it is reading a shop's history. */
export interface ImportLease {
  /** A UUID of its own for each reading. */
  readonly holder: string;
  readonly now: Moment;
  readonly until: Moment;
}

/** Claims the running import, or holds it longer. False when another process has it, or it is over. */
export async function claimImport(
  tx: Queryable,
  shop: bigint,
  { holder, now, until }: ImportLease,
): Promise<boolean> {
  const rows = await tx.query({
    name: "claim-import",
    text: `UPDATE history_import SET holder = $2::uuid, held_until = $4::timestamptz
           WHERE shop = $1::bigint AND state = 'running'
             AND (holder IS NULL OR holder = $2::uuid OR held_until <= $3::timestamptz)
           RETURNING import`,
    values: [shop, holder, toInstant(now), toInstant(until)],
  });
  return rows.length > 0;
}

/** Lets another process take the import at once. */
export async function releaseImport(tx: Queryable, shop: bigint, holder: string): Promise<void> {
  await tx.query({
    name: "release-import",
    text: `UPDATE history_import SET holder = NULL, held_until = NULL
           WHERE shop = $1::bigint AND holder = $2::uuid`,
    values: [shop, holder],
  });
}
