/**
 * A query, and what a person who knows the shop's books but not this app would ask of them: a
 * condition on `p` (raw.person), over raw.sale, raw.line and the rest, at the moment of `k`
 * (raw.clock). `{n}` in a query is the day n days before, `#CODE` the id of the product.
 */
export interface RawQuestion {
  readonly query: string;
  readonly sql: string;
}

const SALES = "FROM raw.sale s WHERE s.number = p.number";
const LINES = "FROM raw.line l WHERE l.number = p.number";
const COUNT = `(SELECT count(*) ${SALES})`;
const SPENT = `(SELECT coalesce(sum(s.pence), 0) ${SALES})`;
const FIRST = `(SELECT min(s.sold) ${SALES})`;
const LAST = `(SELECT max(s.sold) ${SALES})`;
const word = (text: string) => `lower(l.title) ~ '(^|[^a-z0-9])${text}s?($|[^a-z0-9])'`;

export const RAW_QUESTIONS: readonly RawQuestion[] = [
  { query: "number_of_orders >= 1", sql: `EXISTS (SELECT ${SALES})` },
  { query: "number_of_orders = 0", sql: `p.number NOT IN (SELECT number FROM raw.sale)` },
  { query: "number_of_orders BETWEEN 2 AND 4", sql: `${COUNT} IN (2, 3, 4)` },
  { query: "amount_spent > 1000", sql: `${SPENT} > 100000` },
  { query: "amount_spent BETWEEN 101.10 AND 303.03", sql: `${SPENT} BETWEEN 10110 AND 30303` },
  { query: "amount_spent <= 0", sql: `${SPENT} <= 0` },
  { query: "first_order_date >= -30d", sql: `${FIRST} >= k.today - 30` },
  { query: "last_order_date < -90d", sql: `${LAST} < k.today - 90` },
  {
    query: "last_order_date >= -90d AND number_of_orders >= 5 AND first_order_date < -30d",
    sql: `EXISTS (SELECT ${SALES} HAVING count(*) > 4 AND max(s.sold) >= k.today - 90
                  AND min(s.sold) < k.today - 30)`,
  },
  {
    query: "orders_placed MATCHES (date >= -6m, sum_amount > 500)",
    sql: `(SELECT sum(s.pence) ${SALES} AND s.sold >= k.today - interval '6 months') > 50000`,
  },
  {
    query: "orders_placed MATCHES (date BETWEEN -9m AND -3m, count >= 3)",
    sql: `(SELECT count(*) ${SALES} AND s.sold >= k.today - interval '9 months'
           AND s.sold < (k.today - interval '3 months')::date + 1) >= 3`,
  },
  {
    query: "orders_placed MATCHES (amount > 400, count >= 2)",
    sql: `(SELECT count(*) ${SALES} AND s.pence > 40000) >= 2`,
  },
  {
    query: "orders_placed NOT MATCHES (date >= -100d)",
    sql: `NOT EXISTS (SELECT ${SALES} AND s.sold >= k.today - 100)`,
  },
  {
    query: "orders_placed MATCHES (date >= -100d, count = 0)",
    sql: `p.number NOT IN (SELECT number FROM raw.sale WHERE sold >= k.today - 100)`,
  },
  {
    query: "orders_placed MATCHES (amount BETWEEN 100 AND 250, date >= -4m, sum_amount >= 300)",
    sql: `(SELECT sum(s.pence) ${SALES} AND s.pence BETWEEN 10000 AND 25000
           AND s.sold >= k.today - interval '4 months') >= 30000`,
  },
  {
    query: "orders_placed MATCHES (sum_amount <= 200, count <= 2)",
    sql: `${SPENT} <= 20000 AND ${COUNT} <= 2`,
  },
  {
    query: "orders_placed MATCHES (amount <= 0)",
    sql: `p.number IN (SELECT number FROM raw.sale WHERE pence <= 0)`,
  },
  {
    query: "orders_placed MATCHES (date > {60}T12:00:00, count > 1)",
    sql: `(SELECT count(*) ${SALES} AND s.sold > k.today - 60 + time '12:00') > 1`,
  },
  {
    query: "products_purchased MATCHES (id = #85123A)",
    sql: `EXISTS (SELECT ${LINES} AND l.code = '85123A')`,
  },
  {
    query: "products_purchased MATCHES (id = #85123A, quantity >= 12)",
    sql: `EXISTS (SELECT ${LINES} AND l.code = '85123A' AND l.quantity >= 12)`,
  },
  {
    query: "products_purchased MATCHES (id IN (#85123A, #22423, #47566), count >= 2)",
    sql: `(SELECT count(DISTINCT l.invoice) ${LINES}
           AND l.code IN ('85123A', '22423', '47566')) >= 2`,
  },
  {
    query:
      "products_purchased MATCHES (id = #85123A) AND products_purchased NOT MATCHES (id = #22423)",
    sql: `p.number IN (SELECT number FROM raw.line WHERE code = '85123A'
                       EXCEPT SELECT number FROM raw.line WHERE code = '22423')`,
  },
  {
    query: "products_purchased MATCHES (tag = 'Christmas', date >= -120d)",
    sql: `EXISTS (SELECT ${LINES} AND ${word("christmas")} AND l.sold >= k.today - 120)`,
  },
  {
    query: "products_purchased MATCHES (tag = 'heart', sum_quantity > 50)",
    sql: `(SELECT sum(l.quantity) ${LINES} AND ${word("heart")}) > 50`,
  },
  {
    query: "products_purchased MATCHES (id NOT IN (#85123A), date BETWEEN {40} AND {20})",
    sql: `EXISTS (SELECT ${LINES} AND l.code <> '85123A'
                  AND l.sold::date BETWEEN k.today - 40 AND k.today - 20)`,
  },
  {
    query: "products_purchased MATCHES (quantity > 90, date >= -1y, count > 2)",
    sql: `(SELECT count(DISTINCT l.invoice) ${LINES} AND l.quantity > 90
           AND l.sold >= k.today - interval '1 year') > 2`,
  },
  {
    query:
      "products_purchased MATCHES (tag = 'lunch', quantity BETWEEN 2 AND 9, sum_quantity < 20)",
    sql: `(SELECT coalesce(sum(l.quantity), 0) ${LINES} AND ${word("lunch")}
           AND l.quantity BETWEEN 2 AND 9) < 20`,
  },
  {
    query: "customer_countries CONTAINS 'DE'",
    sql: `p.number IN (SELECT number FROM raw.country WHERE country = 'DE')`,
  },
  {
    query: "customer_countries NOT CONTAINS 'GB' AND number_of_orders >= 2",
    sql: `NOT EXISTS (SELECT FROM raw.country c WHERE c.number = p.number AND c.country = 'GB')
          AND ${COUNT} >= 2`,
  },
  {
    query: "customer_tags CONTAINS 'VIP' OR amount_spent >= 5000",
    sql: `p.number IN (SELECT number FROM raw.tag WHERE lower(tag) = 'vip') OR ${SPENT} >= 500000`,
  },
  {
    query: "email_subscription_status = 'SUBSCRIBED' AND last_order_date < -60d",
    sql: `p.consent = 'SUBSCRIBED' AND ${LAST} < k.today - 60`,
  },
  { query: "email_subscription_status != 'SUBSCRIBED'", sql: `p.consent <> 'SUBSCRIBED'` },
  {
    query: "customer_email_domain = 'post.example' AND amount_spent > 200",
    sql: `p.domain = 'post.example' AND ${SPENT} > 20000`,
  },
  {
    query: "NOT (number_of_orders > 2 AND NOT (amount_spent < 900 OR last_order_date >= -45d))",
    sql: `${COUNT} <= 2 OR ${SPENT} < 90000 OR ${LAST} >= k.today - 45`,
  },
  {
    query: "number_of_orders != 1 AND (first_order_date < -200d OR NOT last_order_date < -20d)",
    sql: `${COUNT} <> 1
          AND (${FIRST} < k.today - 200 OR ${LAST} >= k.today - 20 OR ${LAST} IS NULL)`,
  },
  {
    query: "first_order_date BETWEEN {200} AND {120}",
    sql: `${FIRST}::date BETWEEN k.today - 200 AND k.today - 120`,
  },
  { query: "last_order_date = -12d", sql: `${LAST}::date = k.today - 12` },
  {
    query: "last_order_date >= -500h",
    sql: `${LAST} AT TIME ZONE 'Europe/London' >= k.now - interval '500 hours'`,
  },
  {
    query: "last_order_date IS NULL AND customer_added_date < -1m",
    sql: `${LAST} IS NULL AND p.added < k.today - interval '1 month'`,
  },
  {
    query: "customer_added_date BETWEEN -11m AND -3m",
    sql: `p.added >= k.today - interval '11 months'
          AND p.added < (k.today - interval '3 months')::date + 1`,
  },
];
