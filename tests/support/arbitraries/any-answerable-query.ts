import fc from "fast-check";
import { readQuery } from "#app/core/language/read-query.ts";
import { FULL_CATALOG } from "#tests/support/builders/a-query.ts";
import { anyDateTest, anyOperator } from "./any-date-test.ts";
import { anyPersonComparison, anyPersonDated } from "./any-person-query.ts";

const anyCountTest = fc.oneof(
  fc.tuple(anyOperator, fc.integer({ min: 0, max: 3 })).map((test) => test.join(" ")),
  fc.constantFrom("BETWEEN 0 AND 1", "BETWEEN 2 AND 3"),
);

const anyAmountTest = fc.oneof(
  fc
    .tuple(anyOperator, fc.constantFrom("0", "10.5", "10.50", "100", "99.995", "49.99"))
    .map((test) => test.join(" ")),
  fc.constant("BETWEEN 10.5 AND 100"),
);

function anyComparison(): fc.Arbitrary<string> {
  const dates = fc.constantFrom(
    "first_order_date",
    "last_order_date",
    "expected_order_date",
    "customer_added_date",
    "abandoned_checkout_date",
  );
  return fc.oneof(
    anyCountTest.map((test) => `number_of_orders ${test}`),
    anyAmountTest.map((test) => `amount_spent ${test}`),
    fc.tuple(dates, anyDateTest).map((parts) => parts.join(" ")),
    fc.tuple(dates, fc.constantFrom("IS NULL", "IS NOT NULL")).map((parts) => parts.join(" ")),
    fc.constantFrom(
      "customer_tags CONTAINS 'VIP'",
      "customer_tags NOT CONTAINS 'o\\'brien, \"x\"'",
      "customer_tags IS NULL",
      "customer_countries CONTAINS 'GB'",
      "customer_countries NOT CONTAINS 'DE'",
      "customer_email_domain = 'example.com'",
      "customer_email_domain != 'example.com'",
      "customer_email_domain IS NOT NULL",
      "email_subscription_status = 'SUBSCRIBED'",
      "email_subscription_status != 'SUBSCRIBED'",
      "in_segment = 'Regulars'",
      "in_segment NOT IN ('Snapshot', 'Worth a call')",
      "in_segment != 'Best of both'",
      "in_segment IN ('It\\'s theirs', 'Snapshot')",
      "in_segment != 'Everybody'",
      "rfm_group = 'LOYAL'",
      "rfm_group != 'LOYAL'",
    ),
  );
}

function anyOrdersMatch(): fc.Arbitrary<string> {
  return anyMatch("orders_placed", [
    anyDateTest.map((test) => `date ${test}`),
    anyAmountTest.map((test) => `amount ${test}`),
    anyAmountTest.map((test) => `sum_amount ${test}`),
    anyCountTest.map((test) => `count ${test}`),
    ...ORDER_DETAILS,
    fc.constantFrom("location_id = 7", "location_id != 7", "location_id > 7"),
    fc.constantFrom("app_id IN (8, 9)", "app_id NOT IN (8)", "app_id BETWEEN 9 AND 10"),
  ]);
}

/** What an order says of itself, and so of each of its lines. */
const ORDER_DETAILS = [
  fc.constantFrom("channel = 'web'", "channel != 'pos'", "channel IN ('pos', 'x')"),
  fc.constantFrom("financial_status = 'PAID'", "financial_status NOT IN ('PAID', 'PENDING')"),
  fc.constantFrom(
    "discount_code = 'Spring'",
    "discount_code != 'VIP10'",
    "discount_code IN ('spring', 'vip10')",
  ),
];

function anyLinesMatch(): fc.Arbitrary<string> {
  return anyMatch("products_purchased", [
    fc.constantFrom("id = 1", "id != 1", "id IN (1, 2)", "id NOT IN (1, 2)", "id > 1"),
    fc.constantFrom("tag = 'Sale'", "tag != 'sale'", "tag = 'new'"),
    anyDateTest.map((test) => `date ${test}`),
    anyCountTest.map((test) => `quantity ${test}`),
    anyCountTest.map((test) => `sum_quantity ${test}`),
    anyAmountTest.map((test) => `sum_amount ${test}`),
    anyAmountTest.map((test) => `price ${test}`),
    fc.constantFrom("title = 'Mug'", "title != 'Mug'", "title IN ('Mug', 'Gift wrap')"),
    fc.constantFrom("sku = 'M-1'", "sku != 'M-1'", "sku NOT IN ('M-1', 'M-2')"),
    fc.constantFrom("vendor = 'Acme'", "vendor != 'Acme'", "vendor IN ('sale', 'x')"),
    fc.constantFrom("product_type = 'Mugs'", "product_type NOT IN ('Mugs')"),
    fc.constantFrom("category = 'Home & Garden'", "category != 'Home & Garden > Kitchen'"),
    fc.constantFrom("collection = 11", "collection != 12", "collection IN (011, 12)"),
    ...ORDER_DETAILS,
    anyCountTest.map((test) => `count ${test}`),
  ]);
}

function anyActivityMatch(): fc.Arbitrary<string> {
  const date = anyDateTest.map((test) => `date ${test}`);
  const count = anyCountTest.map((test) => `count ${test}`);
  const machine = fc.constantFrom("machine = false", "machine = true", "machine != true");
  const campaign = fc.constantFrom("campaign = 'Spring'", "campaign != 'Spring'");
  const anyRate = fc
    .tuple(anyOperator, fc.constantFrom("0", "0.5", "0.33", "0.75", "1", "1.00", "-1"))
    .map((test) => `rate ${test.join(" ")}`);
  const rate = fc.oneof(anyRate, fc.constant("rate BETWEEN 0.25 AND 0.5"));
  return fc.oneof(
    anyMatch("emails", [
      fc.constantFrom(
        "action = 'opened'",
        "action != 'opened'",
        "action IN ('clicked', 'bounced')",
      ),
      fc.constantFrom("link = 'https://shop.example/sale'", "campaign IN ('Spring', '7')"),
      machine,
      date,
      count,
    ]),
    anyMatch("open_rate", [campaign, machine, date, rate, count]),
    anyMatch("click_rate", [rate, date]),
    anyMatch("shopify_email.opened", [
      fc.constantFrom("activity_id = 7", "activity_id != 7"),
      date,
    ]),
    anyMatch("site_visits", [
      fc.constantFrom(
        "page = '/'",
        "page != '/pages/care'",
        "page CONTAINS 'care'",
        "page NOT CONTAINS '%'",
      ),
      fc.constantFrom("product_id = 1", "product_id NOT IN (1, 2)", "collection = 5"),
      fc.constantFrom("dwell < 3", "dwell >= 45", "dwell != 0"),
      date,
      count,
    ]),
    anyMatch("storefront.product_viewed", [
      fc.constantFrom("id = 1", "id != 2"),
      fc.constantFrom("tag = 'Sale'", "tag != 'sale'"),
      date,
      count,
    ]),
    anyMatch("storefront.collection_viewed", [fc.constantFrom("id = 5", "id > 5"), date]),
    anyMatch("events", [
      fc.constantFrom("name = 'lesson'", "name != 'lesson'"),
      fc.constantFrom(
        "properties.course = 'a'",
        "properties.course != 'a'",
        "properties.course = 3",
        "properties.course IN ('a', 'b')",
      ),
      fc.constantFrom(
        "properties.score >= 0.1",
        "properties.score = '3'",
        "properties.done = true",
      ),
      fc.constantFrom("within = 0d", "within = 2d", "within = 26h", "within = 1w"),
      date,
      count,
    ]),
  );
}

function anyCheckoutsMatch(): fc.Arbitrary<string> {
  return anyMatch("checkouts_abandoned", [
    anyDateTest.map((test) => `date ${test}`),
    anyAmountTest.map((test) => `amount ${test}`),
    anyCountTest.map((test) => `count ${test}`),
    anyCountTest.map((test) => `quantity ${test}`),
    fc.constantFrom("recovered = true", "recovered = false", "recovered != true"),
    fc.constantFrom("id = 1", "id != 1", "id NOT IN (1, 2)", "id > 1"),
    fc.constantFrom("tag = 'Sale'", "tag != 'sale'", "vendor = 'Acme'", "collection != 12"),
    fc.constantFrom("title = 'Mug'", "title != 'Mug'", "sku IN ('M-1', 'M-2')", "sku != 'M-1'"),
  ]);
}

function anyMatch(name: string, parameters: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const chosen = fc.tuple(
    ...parameters.map((parameter) => fc.option(parameter, { nil: undefined, freq: 2 })),
  );
  return fc
    .tuple(fc.constantFrom("MATCHES", "NOT MATCHES"), chosen)
    .map(
      ([matches, given]) =>
        `${name} ${matches} (${given.filter((each) => each !== undefined).join(", ")})`,
    );
}

/**
 * Query text that asks only what is ingested, of the things that `anyHistory` makes: products 1 to
 * 3, a handful of tags and dates within reach. So answers are mixed, not almost always no. Those
 * that contradict themselves are refused by the language and left out.
 */
export const anyAnswerableQuery: fc.Arbitrary<string> = fc
  .letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(
        anyComparison(),
        anyPersonComparison,
        anyOrdersMatch(),
        anyLinesMatch(),
        anyCheckoutsMatch(),
        anyActivityMatch(),
      ),
      tie("condition").map((one) => `NOT (${one})`),
      fc
        .tuple(tie("condition"), fc.constantFrom("AND", "OR"), tie("condition"))
        .map(([one, junction, other]) => `(${one} ${junction} ${other})`),
    ),
  }))
  .condition.filter((text) => readQuery(text, FULL_CATALOG).ok);

/** One test of a date, wherever queries have dates. */
export const anyDatedQuery: fc.Arbitrary<string> = fc
  .oneof({ arbitrary: anyEventDated(), weight: 2 }, { arbitrary: anyPersonDated, weight: 1 })
  .filter((text) => readQuery(text, FULL_CATALOG).ok);

function anyEventDated(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(
        "first_order_date",
        "last_order_date",
        "expected_order_date",
        "customer_added_date",
        "abandoned_checkout_date",
        "orders_placed MATCHES (date",
        "products_purchased MATCHES (date",
        "checkouts_abandoned MATCHES (date",
        "emails MATCHES (date",
        "open_rate MATCHES (date",
      ),
      anyDateTest,
    )
    .map(([subject, test]) => `${subject} ${test}${subject.includes("(") ? ")" : ""}`);
}
