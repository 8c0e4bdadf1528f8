import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Whether and since when a customer is known. A merged one is found under whom they were merged into. */
export async function findCustomer(
  tx: Queryable,
  shop: bigint,
  customer: string,
): Promise<{ readonly customer: bigint; readonly addedAt: Moment | undefined } | undefined> {
  if (!/^\d{1,18}$/.test(customer)) return undefined;
  const [row] = await tx.query<{ customer: bigint; added_at: Moment | null }>({
    name: "find-customer",
    text: `WITH RECURSIVE chain (customer) AS (
             SELECT $2::bigint
             UNION
             SELECT a.kept FROM customer_alias a JOIN chain ON a.merged = chain.customer
             WHERE a.shop = $1::bigint
           )
           SELECT c.customer, c.added_at FROM customer c JOIN chain USING (customer)
           WHERE c.shop = $1::bigint AND c.gone_at IS NULL
             AND NOT EXISTS (SELECT FROM customer_alias a
                             WHERE a.shop = c.shop AND a.merged = c.customer)`,
    values: [shop, customer],
  });
  return row && { customer: row.customer, addedAt: row.added_at ?? undefined };
}
