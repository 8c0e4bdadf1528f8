import type { Moment } from "#app/core/calendar/moment.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Somebody, strewn over a shop of so many customers; others in each round. */
export function pickCustomers(
  customers: number,
  { count, round }: { readonly count: number; readonly round: number },
): string[] {
  // The step is a prime that divides no power of ten, so nobody comes twice.
  const place = (n: number) => ((round * count + n) * 7_919) % customers;
  return Array.from({ length: count }, (_, n) => String(7_000_000_000_001 + place(n)));
}

/** Writes the dated rows of a new order with two lines for each, and answers the probes to look at. */
export async function placeOrders(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
  now: Moment,
): Promise<Probe[]> {
  const values = [shop, customers, toInstant(now), String(now)];
  await tx.query({
    text: `INSERT INTO order_state
             (shop, customer, order_id, placed, valid_from, valid_until, traits, net, goods)
           SELECT $1::bigint, customer, $4::bigint * 1000 + n, $3::timestamptz, $3::timestamptz,
             'infinity', 0, 4200, 4200
           FROM unnest($2::bigint[]) WITH ORDINALITY AS c (customer, n)`,
    values,
  });
  await tx.query({
    text: `INSERT INTO line_state (shop, customer, order_id, line_id, product, variant, placed,
             valid_from, valid_until, traits, quantity, net)
           SELECT $1::bigint, customer, $4::bigint * 1000 + n, line, 9000000000000 + n % 5000, NULL,
             $3::timestamptz, $3::timestamptz, 'infinity', 0, line, 2100
           FROM unnest($2::bigint[]) WITH ORDINALITY AS c (customer, n), generate_series(1, 2) line`,
    values,
  });
  return customers.map((customer) => ({ customer, at: now, cause: "order" }));
}
