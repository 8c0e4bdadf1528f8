import type { Queryable } from "#app/db/database.server.ts";

/** The language a customer last shopped in, where one is known. */
export async function findLocale(
  tx: Queryable,
  shop: bigint,
  customer: bigint,
): Promise<string | undefined> {
  const [row] = await tx.query<{ locale: string | null }>({
    name: "find-locale",
    text: `SELECT locale FROM customer
           WHERE shop = $1::bigint AND customer = $2::bigint AND gone_at IS NULL`,
    values: [shop, customer],
  });
  return row?.locale ?? undefined;
}
