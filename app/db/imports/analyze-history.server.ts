import type { Queryable } from "#app/db/database.server.ts";

/**
 * Gathers statistics of the tables an import has just filled. Until someone does, the planner takes
 * them for nearly empty and joins them row by row; the first count of a large shop then runs for
 * minutes, and in the embedded database everybody waits for it.
 */
export async function analyzeHistory(db: Queryable): Promise<void> {
  await db.query({
    text: `ANALYZE customer, customer_value, shop_order, order_state, line_state,
                   checkout_state, checkout_line_state, product, product_value`,
  });
}
