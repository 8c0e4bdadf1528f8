import type { Queryable } from "#app/db/database.server.ts";

/** The shop that is or was known by this domain. */
export async function findShopByDomain(tx: Queryable, domain: string): Promise<bigint | undefined> {
  const [row] = await tx.query<{ shop: bigint }>({
    name: "find-shop-by-domain",
    text: `SELECT shop FROM shop_alias WHERE domain = $1`,
    values: [domain],
  });
  return row?.shop;
}
