import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";
import type { GoneReason } from "./load-customers.server.ts";

export interface GoneCustomer {
  readonly customer: string;
  readonly reason: GoneReason;
  readonly at: Moment;
}

/**
 * Sets tombstones on customers who have rows and erases their details; of those redacted also all
 * that was ever seen of them. Of several reasons the gravest stays: redacted, merged, deleted.
 */
export async function markCustomersGone(
  tx: Queryable,
  shop: bigint,
  gone: readonly GoneCustomer[],
): Promise<void> {
  if (gone.length === 0) return;
  await tx.query({
    name: "mark-customers-gone",
    text: `
      UPDATE customer c SET
        gone_at = least(c.gone_at, x.at), gone_reason = greatest(c.gone_reason, x.reason),
        updated_at = NULL, triggered_at = NULL, body_hash = NULL, email = NULL, first_name = NULL,
        last_name = NULL, phone = NULL, email_hash = NULL, locale = NULL
      FROM (SELECT customer, min(at) AS at, max(reason) AS reason
            FROM jsonb_to_recordset($2::text::jsonb) AS y(customer bigint, reason text, at timestamptz)
            GROUP BY customer) AS x
      WHERE c.shop = $1::bigint AND c.customer = x.customer`,
    values: [shop, toRecordset(gone.map((each) => ({ ...each, at: toInstant(each.at) })))],
  });
  const redacted = gone.filter(({ reason }) => reason === "redacted");
  if (redacted.length === 0) return;
  for (const table of ["customer_observation", "customer_value"]) {
    await tx.query({
      name: `erase-${table}`,
      text: `DELETE FROM ${table} WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
      values: [shop, redacted.map(({ customer }) => customer)],
    });
  }
}

/**
 * Lifts the tombstones of customers that Shopify gave when asked for them by id, and answers whose
 * they were. Those redacted or merged stay gone.
 */
export async function liftCustomers(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
): Promise<string[]> {
  if (customers.length === 0) return [];
  const lifted = await tx.query<{ customer: bigint }>({
    name: "lift-customers",
    text: `UPDATE customer SET gone_at = NULL, gone_reason = NULL
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND gone_reason = 'deleted'
           RETURNING customer`,
    values: [shop, customers],
  });
  return lifted.map(({ customer }) => customer.toString());
}

/** Brings back customers whose merges turned out to run in a circle: each of them stands for herself. */
export async function unmarkMerged(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
): Promise<void> {
  if (customers.length === 0) return;
  await tx.query({
    name: "unmark-merged",
    text: `UPDATE customer SET gone_at = NULL, gone_reason = NULL
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND gone_reason = 'merged'`,
    values: [shop, customers],
  });
}
