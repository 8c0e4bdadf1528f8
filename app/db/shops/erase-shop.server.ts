import type { Queryable } from "#app/db/database.server.ts";

/** Every table that holds a shop's rows, besides `shop` itself and the access log, which must outlive it. */
const TABLES = [
  "delivery",
  "customer",
  "customer_turn",
  "customer_alias",
  "customer_observation",
  "customer_value",
  "shop_order",
  "order_version",
  "refund",
  "order_state",
  "line_state",
  "product",
  "product_observation",
  "product_value",
  "checkout",
  "checkout_state",
  "checkout_line_state",
  "activity",
  "known_data",
  "segment",
  "segment_version",
  "segment_size",
  "segment_snapshot",
  "segment_mirror",
  "segment_mirror_member",
  "membership",
  "membership_change",
  "membership_audit",
  "membership_audit_run",
  "block",
  "block_version",
  "history_import",
  "import_problem",
  "refetch",
  "shop_setting",
  "metafield_definition",
  "api_token",
  "shop_reading",
  "recalculation",
] as const;

/**
 * Erases a shop: its data key first of all, which makes every sealed value unreadable wherever a
 * copy may be, then its rows. The shop itself stays as a tombstone. Run in a transaction.
 */
export async function eraseShop(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    name: "erase-shop-key",
    text: `UPDATE shop SET wrapped_key = NULL, erased_at = now(), import_completed_at = NULL,
                           name = '', country = NULL, plan = NULL
           WHERE shop = $1::bigint`,
    values: [shop],
  });
  await tx.query({
    name: "erase-shop-sessions",
    text: `DELETE FROM session WHERE shop IN (SELECT domain FROM shop_alias WHERE shop = $1::bigint)`,
    values: [shop],
  });
  for (const table of TABLES) {
    await tx.query({
      name: `erase-shop-${table}`,
      text: `DELETE FROM ${table} WHERE shop = $1::bigint`,
      values: [shop],
    });
  }
}
