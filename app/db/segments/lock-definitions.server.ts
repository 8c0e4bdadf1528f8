import type { Queryable } from "#app/db/database.server.ts";

/** Sets our locks apart from others' in the same database. */
const PURPOSE = 2;

/**
 * Lets one change of a shop's definitions happen at a time, until the transaction ends: two edits at
 * once could make two segments ask for each other.
 */
export async function lockDefinitions(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    name: "lock-definitions",
    text: "SELECT pg_advisory_xact_lock($1::int, hashint8($2::bigint))",
    values: [PURPOSE, shop],
  });
}
