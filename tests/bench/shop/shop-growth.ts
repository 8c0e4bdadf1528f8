/**
 * The dated rows of a made-up shop, as statements that fill them inside the database: a million
 * customers would take an hour by any other door. `$1` is the shop, `$2` the number of customers,
 * five orders and twelve lines each. The same on every run but for the present time.
 *
 * Customers join over three years, ids growing with time. Orders lie on the disk in the order they
 * were placed, as after years of deliveries, so that one customer's are strewn over it.
 */
export const GROWTH: readonly Growth[] = [
  {
    table: "customer",
    text: `INSERT INTO customer (shop, customer, known_from, added_at, updated_at, sample)
           SELECT $1::bigint, 7000000000000 + n, joined, joined, joined, n % 128
           FROM generate_series(1, $2::int) n,
             LATERAL (SELECT now() - interval '1095 days' * (1 - n::float8 / $2::int) AS joined) j`,
  },
  {
    // Orders a head are skewed: every eighth customer bought nothing, a few sixteen times and more.
    table: "bench_order",
    text: `CREATE TEMPORARY TABLE bench_order ON COMMIT DROP AS
           SELECT o.*, 5000000000000 + row_number() OVER (ORDER BY placed) AS order_id,
             CASE WHEN dice < 0.05 AND placed < now() - interval '10 days'
               THEN placed + interval '9 days' END AS refunded,
             1 + floor(many * 3.8)::int AS lines, 1000 + (pence ^ 3 * 30000)::bigint AS net
           FROM (
             SELECT c.customer, random() AS dice, random() AS many, random() AS pence,
               date_trunc('second', c.known_from + (now() - c.known_from) * sqrt(random())) AS placed
             FROM customer c,
               generate_series(1, round(20 * power((hashint8(c.customer) & 65535) / 65536.0, 3) + 0.46)::int)
           ) o`,
  },
  {
    table: "order_state",
    text: `INSERT INTO order_state
             (shop, customer, order_id, placed, valid_from, valid_until, traits, net, goods)
           SELECT $1::bigint, customer, order_id, placed, greatest(placed, s.valid_from),
             s.valid_until, 0, s.net, s.net
           FROM bench_order, LATERAL (
             VALUES ('-infinity'::timestamptz, coalesce(refunded, 'infinity'), bench_order.net),
                    (refunded, 'infinity', bench_order.net / 2)
           ) s (valid_from, valid_until, net)
           WHERE s.valid_from IS NOT NULL ORDER BY order_id`,
  },
  {
    // A line's id follows from its order's. A few products sell most.
    table: "line_state",
    text: `INSERT INTO line_state
             (shop, customer, order_id, line_id, product, variant, placed, valid_from, valid_until,
              traits, quantity, net)
           SELECT o.shop, o.customer, o.order_id, o.order_id * 10 + n, p.product, p.product, o.placed,
             o.valid_from, o.valid_until, 0, 1 + (o.net % 4)::int, o.net / b.lines
           FROM order_state o JOIN bench_order b USING (order_id), generate_series(1, b.lines) n,
             LATERAL (SELECT 9000000000000 + floor(5000 * power(
               (hashint8(o.order_id * 10 + n) & 65535) / 65536.0, 2))::bigint AS product) p
           WHERE o.shop = $1::bigint ORDER BY o.order_id`,
  },
  {
    table: "customer_value",
    text: `INSERT INTO customer_value (shop, customer, attribute, value, valid_from, valid_until)
           SELECT $1::bigint, c.customer, v.attribute, v.value, '-infinity', 'infinity'
           FROM customer c, LATERAL (SELECT hashint8(c.customer) & 65535 AS dice) d, LATERAL (
             VALUES ('customer_countries', (ARRAY['GB','GB','GB','FR','DE','US'])[1 + dice % 6]),
               ('customer_email_domain', (ARRAY['gmail.com','outlook.com','example.com'])[1 + dice % 3]),
               ('email_subscription_status', (ARRAY['SUBSCRIBED','NOT_SUBSCRIBED','UNSUBSCRIBED'])[1 + dice % 3]),
               ('customer_tags', CASE WHEN dice % 12 = 1 THEN 'vip' END),
               ('customer_tags', CASE WHEN dice % 30 = 1 THEN 'wholesale' END)
           ) v (attribute, value)
           WHERE c.shop = $1::bigint AND v.value IS NOT NULL`,
  },
  {
    table: "checkout_state",
    text: `INSERT INTO checkout_state (shop, customer, token, valid_from, valid_until)
           SELECT $1::bigint, customer, 'token-' || customer, began,
             CASE WHEN customer % 2 = 0 THEN began + interval '1 day' ELSE 'infinity' END
           FROM customer, LATERAL (SELECT greatest(known_from, now() - interval '60 days' *
             ((hashint8(customer) & 65535) / 65536.0)) AS began) b
           WHERE shop = $1::bigint AND customer % 33 = 0`,
  },
  {
    table: "checkout_line_state",
    text: `INSERT INTO checkout_line_state (shop, customer, token, line, abandoned, valid_from,
             valid_until, recovered, amount, product, title, sku, quantity)
           SELECT $1::bigint, s.customer, s.token, n, s.valid_from, s.valid_from, s.valid_until,
             false, 2500, 9000000000000 + s.customer % 5000, 'Product', 'SKU', n
           FROM checkout_state s, generate_series(1, 2) n WHERE s.shop = $1::bigint`,
  },
  {
    table: "product_value",
    text: `INSERT INTO product_value (shop, product, attribute, value, valid_from, valid_until)
           SELECT $1::bigint, 9000000000000 + n, 'tag', t.tag, '-infinity', 'infinity'
           FROM generate_series(0, 4999) n, LATERAL (
             VALUES ((ARRAY['tea','coffee','gift','sale','home','garden','paper'])[1 + n % 7]),
                    ('season-' || n % 12)
           ) t (tag)`,
  },
];

export interface Growth {
  readonly table: string;
  readonly text: string;
}
