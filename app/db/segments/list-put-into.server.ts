import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** The customers with ids in `(after, through]` who were put into a segment and not taken out by then. */
export async function listPutInto(
  tx: Queryable,
  shop: bigint,
  segment: string,
  asked: { readonly after: bigint; readonly through: bigint; readonly at: Moment },
): Promise<bigint[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-put-into",
    text: `SELECT customer FROM customer_value
           WHERE shop = $1::bigint AND attribute = 'in_segment' AND value = $2
             AND customer > $3::bigint AND customer <= $4::bigint
             AND valid_from <= $5::timestamptz AND $5::timestamptz < valid_until`,
    values: [shop, segment, asked.after, asked.through, toInstant(asked.at)],
  });
  return rows.map(({ customer }) => customer);
}
