import type { Queryable } from "#app/db/database.server.ts";

/** The shops whose history is being read. Crosses shops by design, like the list of shops. */
export async function listRunningImports(tx: Queryable): Promise<bigint[]> {
  const rows = await tx.query<{ shop: bigint }>({
    name: "list-running-imports",
    text: `SELECT i.shop FROM history_import i JOIN shop s ON s.shop = i.shop
           WHERE i.state = 'running' AND s.uninstalled_at IS NULL AND s.erased_at IS NULL`,
  });
  return rows.map(({ shop }) => shop);
}
