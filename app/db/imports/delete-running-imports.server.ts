import type { Queryable } from "#app/db/database.server.ts";

/** Gives up imports that are under way. Whoever is at one finds it gone and stops. */
export async function deleteRunningImports(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    name: "delete-running-imports",
    text: "DELETE FROM history_import WHERE shop = $1::bigint AND state = 'running'",
    values: [shop],
  });
}
