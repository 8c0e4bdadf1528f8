import type { Queryable } from "#app/db/database.server.ts";

/** The products of which a value holds until something else is seen. */
export async function listProductsWith(
  tx: Queryable,
  shop: bigint,
  attribute: string,
  value: string,
): Promise<string[]> {
  const rows = await tx.query<{ product: bigint }>({
    name: "list-products-with",
    text: `SELECT product FROM product_value
           WHERE shop = $1::bigint AND attribute = $2::text AND value = $3::text
             AND valid_until = 'infinity'`,
    values: [shop, attribute, value],
  });
  return rows.map(({ product }) => product.toString());
}
