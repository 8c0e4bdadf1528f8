import type { Queryable } from "#app/db/database.server.ts";

/** Notes why the running import does not get on. */
export async function updateImportFailure(
  tx: Queryable,
  shop: bigint,
  failure: string,
): Promise<void> {
  await tx.query({
    name: "update-import-failure",
    text: `UPDATE history_import SET failure = $2::text
           WHERE shop = $1::bigint AND state = 'running'`,
    values: [shop, failure],
  });
}
