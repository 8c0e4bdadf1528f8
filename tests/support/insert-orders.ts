import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** An order that stands unchanged from when it was placed. */
export interface PlainOrder {
  readonly customer: number;
  readonly order: number;
  readonly placed: Moment;
  readonly net?: bigint;
}

/** Customers with ids from 1 on, all known since ever. */
export async function insertCustomers(tx: Queryable, shop: bigint, count: number): Promise<void> {
  await tx.query({
    text: `INSERT INTO customer (shop, customer, known_from, sample)
           SELECT $1::bigint, n, '-infinity', n % 128 FROM generate_series(1, $2::int) n`,
    values: [shop, count],
  });
}

export async function insertOrders(
  tx: Queryable,
  shop: bigint,
  orders: readonly PlainOrder[],
): Promise<void> {
  await tx.query({
    text: `INSERT INTO order_state
             (shop, customer, order_id, placed, valid_from, valid_until, traits, net, goods)
           SELECT $1::bigint, customer, order_id, placed, placed, 'infinity', 0, net, 0
           FROM unnest($2::bigint[], $3::bigint[], $4::timestamptz[], $5::bigint[])
             AS o (customer, order_id, placed, net)`,
    values: [
      shop,
      orders.map(({ customer }) => customer),
      orders.map(({ order }) => order),
      orders.map(({ placed }) => toInstant(placed)),
      orders.map(({ net }) => net ?? 1000n),
    ],
  });
}
