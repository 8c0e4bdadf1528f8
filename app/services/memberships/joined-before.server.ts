import type { Moment } from "#app/core/calendar/moment.ts";
import { heldSince } from "#app/core/engine/held-since.ts";
import type { Query } from "#app/core/language/ast.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";

/**
 * Since when customers who were in a segment from its first moment on had fulfilled its query, by
 * what is known of them now. Only ever for the page that is shown. Those for whom that takes too
 * long to find out are left out.
 */
export async function joinedBefore(
  tx: Queryable,
  shop: bigint,
  { query, at }: { readonly query: Query; readonly at: Moment },
  customers: readonly bigint[],
): Promise<Map<bigint, Moment>> {
  if (customers.length === 0) return new Map();
  const withLines = readsOf(query).has("lines");
  const histories = await loadHistories(tx, shop, customers, { withLines });
  const epochs = await loadEpochs(tx, shop);
  const joined = new Map<bigint, Moment>();
  for (const [customer, history] of histories) {
    const since = heldSince(query, history, epochs, at);
    if (since !== undefined) joined.set(customer, since);
  }
  return joined;
}
