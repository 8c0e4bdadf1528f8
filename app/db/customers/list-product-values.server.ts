import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";

export interface ProductDatedValue extends DatedValue {
  readonly product: string;
}

/** All dated values of these products: their tags. */
export async function listProductValues(
  tx: Queryable,
  shop: bigint,
  products: readonly string[],
): Promise<ProductDatedValue[]> {
  const rows = await tx.query<{
    product: bigint;
    attribute: string;
    value: string;
    valid_from: Moment;
    valid_until: Moment;
  }>({
    name: "list-product-values",
    text: `SELECT product, attribute, value, valid_from, valid_until FROM product_value
           WHERE shop = $1::bigint AND product = ANY($2::bigint[])`,
    values: [shop, products],
  });
  return rows.map(({ product, valid_from, valid_until, ...row }) => ({
    ...row,
    product: product.toString(),
    from: valid_from,
    until: valid_until,
  }));
}
