import { expect, test } from "vitest";
import { describeQuery } from "#app/i18n/describe-query.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const words = queryWordsEn({ locale: "en-GB", currency: "GBP" });

test.each([
  ["", "all customers"],
  [
    "number_of_orders >= 5 AND last_order_date >= -90d",
    "customers who ordered at least 5 times and last ordered in the last 90 days",
  ],
  ["number_of_orders = 0", "customers who never ordered"],
  ["in_segment = 'regulars'", "customers who are in segment \u2018Regulars\u2019"],
  [
    "in_segment NOT IN ('Snapshot', 'Everybody') AND number_of_orders = 1",
    "customers who are not in any of the segments \u2018Snapshot\u2019 or \u2018Everybody\u2019 and ordered exactly once",
  ],
  [
    "number_of_orders = 1 OR number_of_orders BETWEEN 3 AND 5",
    "customers who ordered exactly once or ordered between 3 and 5 times",
  ],
  [
    "amount_spent > 500 AND amount_spent <= 999.99",
    "customers who spent more than £500 and spent at most £999.99",
  ],
  ["NOT amount_spent > 500", "customers who are not among those who spent more than £500"],
  [
    "first_order_date >= 2026-01-01 AND last_order_date < -90d",
    "customers who first ordered on or after 1 January 2026 and last ordered more than 90 days ago",
  ],
  [
    "last_order_date != today OR last_order_date IS NULL",
    "customers who did not last order today or never ordered",
  ],
  [
    "customer_added_date > -48h AND customer_added_date <= yesterday",
    "customers who were added less than 48 hours ago and were added yesterday or earlier",
  ],
  [
    "abandoned_checkout_date BETWEEN -30d AND today",
    "customers who last abandoned a checkout between 30 days ago and today",
  ],
  [
    "customer_countries CONTAINS 'DE' AND customer_tags NOT CONTAINS 'vip'",
    "customers who have an address in Germany and are not tagged \u2018vip\u2019",
  ],
  [
    "email_subscription_status = 'SUBSCRIBED' AND customer_email_domain != 'example.com'",
    "customers who are subscribed to email and do not have an email address at example.com",
  ],
  [
    "sms_subscription_status = 'NOT_SUBSCRIBED'",
    "customers who have the SMS subscription status not subscribed",
  ],
  [
    "orders_placed MATCHES (count >= 3, date >= -6m, amount > 50)",
    "customers who placed at least 3 orders worth more than £50 in the last 6 months",
  ],
  [
    "orders_placed NOT MATCHES (date >= -1y)",
    "customers who did not place an order in the last year",
  ],
  [
    "orders_placed MATCHES (count < 3, sum_amount >= 200)",
    "customers who placed fewer than 3 orders worth at least £200 in all",
  ],
  [
    "orders_placed MATCHES (date >= -6m, sum_amount > 500)",
    "customers who placed orders worth more than \u00a3500 in all in the last 6 months",
  ],
  ["orders_placed MATCHES (count = 0)", "customers who placed no orders"],
  [
    "products_purchased MATCHES (id IN (11, 12), quantity >= 2, date > -3m)",
    "customers who bought product 11 or 12 at least 2 at a time less than 3 months ago",
  ],
  [
    "products_purchased NOT MATCHES (tag = 'Sale', count >= 2)",
    "customers who did not buy a product tagged \u2018Sale\u2019 in at least 2 orders",
  ],
  [
    "checkouts_abandoned MATCHES (recovered = false, id = 7, date >= -2d)",
    "customers who abandoned a checkout not recovered since with product 7 in the last 2 days",
  ],
  [
    "checkouts_abandoned NOT MATCHES (count >= 2, amount > 50)",
    "customers who did not abandon at least 2 checkouts worth more than \u00a350",
  ],
  [
    "orders_placed MATCHES (channel = 'pos', financial_status != 'PARTIALLY_PAID')",
    "customers who placed an order sold through \u2018pos\u2019 with another payment status than partially paid",
  ],
  [
    "products_purchased MATCHES (sku IN ('A', 'B'), price < 20, discount_code != 'X')",
    "customers who bought a product with the SKU \u2018A\u2019 or \u2018B\u2019 priced less than \u00a320 each without the discount code \u2018X\u2019",
  ],
  [
    "products_purchased MATCHES (id NOT IN (11), sum_quantity > 4)",
    "customers who bought a product other than 11 with more than 4 items in all",
  ],
  [
    "emails MATCHES (action IN ('opened', 'clicked'), date >= -7d, count > 2)",
    "customers who either opened an email or clicked in an email more than 2 times in the last 7 days",
  ],
  [
    "emails NOT MATCHES (action IN ('opened', 'clicked'))",
    "customers who did not open an email and did not click in an email",
  ],
  ["emails MATCHES (action IN ('opened'))", "customers who opened an email"],
  [
    "shopify_email.opened MATCHES (activity_id = 5, count > 2)",
    "customers who opened a Shopify email with activity id 5 more than 2 times",
  ],
  [
    "anniversary ('metafields.facts.birth_date') BETWEEN today AND +30d",
    "customers who have their birthday between today and 30 days from now",
  ],
  [
    "number_of_orders > 1 AND (customer_tags CONTAINS 'a' OR customer_tags CONTAINS 'b')",
    "customers who ordered more than once and either are tagged \u2018a\u2019 or are tagged \u2018b\u2019",
  ],
  [
    "(number_of_orders > 1 AND amount_spent > 5 AND companies IS NULL) OR NOT (customer_tags CONTAINS 'a' OR rfm_group = 'AT_RISK')",
    "customers who (all of these: ordered more than once, spent more than £5 and have nothing known for companies) or are not among those who are tagged \u2018a\u2019 or have the RFM group (Shopify) at risk",
  ],
])("%s", (text, said) => {
  expect(describeQuery(aQuery(text), words)).toBe(said);
});
