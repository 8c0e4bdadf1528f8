import type { Queryable } from "#app/db/database.server.ts";

/** The shops that have the app installed: whom sweeps and clocks go round. */
export async function listShops(tx: Queryable): Promise<bigint[]> {
  const rows = await tx.query<{ shop: bigint }>({
    name: "list-shops",
    text: "SELECT shop FROM shop WHERE uninstalled_at IS NULL AND erased_at IS NULL ORDER BY shop",
  });
  return rows.map(({ shop }) => shop);
}
