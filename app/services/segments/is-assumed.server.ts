import type { Moment } from "#app/core/calendar/moment.ts";
import type { Query } from "#app/core/language/ast.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";

/** Whether an answer at a moment rests on values that were first observed when the app came. */
export async function isAssumed(
  tx: Queryable,
  shop: bigint,
  { query, at }: { readonly query: Query; readonly at: Moment },
): Promise<boolean> {
  const found = await findShop(tx, shop);
  invariant(found, "a shop that is asked about is registered");
  // Who was put into a segment we know from its first moment on.
  const observed = [...readsOf(query)].some(
    (reading) =>
      (reading.startsWith("value:") && reading !== "value:in_segment") || reading === "products",
  );
  return observed && at < found.installedAt;
}
