import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Has the customers with ids in `(after, through]` looked at from a moment on. */
export async function askTurnsOfRange(
  tx: Queryable,
  shop: bigint,
  { after, through }: { readonly after: bigint; readonly through: bigint },
  { at, cause }: { readonly at: Moment; readonly cause: Cause },
): Promise<void> {
  await tx.query({
    name: "ask-turns-of-range",
    text: `INSERT INTO customer_turn AS t (shop, customer, due, cause)
           SELECT $1::bigint, customer, $4::timestamptz, $5 FROM customer
           WHERE shop = $1::bigint AND customer > $2::bigint AND customer <= $3::bigint
           ON CONFLICT (shop, customer) DO UPDATE SET due = excluded.due, cause = excluded.cause
           WHERE excluded.due < t.due`,
    values: [shop, after, through, toInstant(at), cause],
  });
}
