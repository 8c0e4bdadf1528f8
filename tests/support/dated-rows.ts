import type { Queryable, Row } from "#app/db/database.server.ts";

/** What of each table must come out alike however the facts came in. */
const DATED: Readonly<Record<string, readonly string[]>> = {
  customer: [
    "customer",
    // Since when an absorbed customer was known, nobody asks any more.
    "CASE WHEN gone_reason = 'merged' THEN NULL ELSE known_from END AS known_from",
    "added_at",
    "updated_at",
    "body_hash",
    "email_hash IS NOT NULL AS has_email",
    "gone_reason",
  ],
  customer_alias: ["merged", "kept"],
  customer_value: ["customer", "attribute", "value", "valid_from", "valid_until"],
  shop_order: ["order_id", "name", "customer", "owner", "placed", "gone_reason"],
  order_state: [
    ...["customer", "order_id", "placed", "valid_from", "valid_until"],
    ...["traits", "net", "goods"],
  ],
  line_state: [
    ...["customer", "order_id", "line_id", "product", "placed", "valid_from", "valid_until"],
    ...["traits", "quantity", "net"],
  ],
  refund: ["refund", "order_id", "refunded_at", "amount", "goods"],
  product: ["product", "title", "gone_at"],
  product_value: ["product", "attribute", "value", "valid_from", "valid_until"],
  checkout: ["token", "checkout_id", "customer", "owner", "completed_at", "gone_at"],
  checkout_state: ["customer", "token", "valid_from", "valid_until"],
  checkout_line_state: [
    ...["customer", "token", "line", "abandoned", "valid_from", "valid_until", "recovered"],
    ...["amount", "product", "title", "sku", "quantity"],
  ],
  activity: [
    "source",
    "source_id",
    "told_of",
    "customer",
    "kind",
    "name",
    "happened_at",
    "message",
  ],
};

/** All rows of a shop that its queries rest on, in one order. */
export async function datedRows(tx: Queryable, shop: bigint): Promise<Record<string, Row[]>> {
  const rows: Record<string, Row[]> = {};
  for (const [table, columns] of Object.entries(DATED)) {
    const order = columns.map((_, index) => index + 1).join(", ");
    rows[table] = await tx.query({
      text: `SELECT ${columns.join(", ")} FROM ${table} WHERE shop = $1 ORDER BY ${order}`,
      values: [shop],
    });
  }
  return rows;
}
