import fc from "fast-check";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { PERSON_METAFIELDS } from "#tests/support/person-metafields.ts";
import { anyDateTest, anyOperator } from "./any-date-test.ts";
import { anyPersonComparison, anyPersonDated } from "./any-person-query.ts";

const CATALOG = makeCatalog({ metafields: PERSON_METAFIELDS });

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
    ...ORDER_DETAILS,
    anyCountTest.map((test) => `count ${test}`),
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
      fc.oneof(anyComparison(), anyPersonComparison, anyOrdersMatch(), anyLinesMatch()),
      tie("condition").map((one) => `NOT (${one})`),
      fc
        .tuple(tie("condition"), fc.constantFrom("AND", "OR"), tie("condition"))
        .map(([one, junction, other]) => `(${one} ${junction} ${other})`),
    ),
  }))
  .condition.filter((text) => readQuery(text, CATALOG).ok);

/** One test of a date, wherever queries have dates. */
export const anyDatedQuery: fc.Arbitrary<string> = fc
  .oneof({ arbitrary: anyEventDated(), weight: 2 }, { arbitrary: anyPersonDated, weight: 1 })
  .filter((text) => readQuery(text, CATALOG).ok);

function anyEventDated(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(
        "first_order_date",
        "last_order_date",
        "customer_added_date",
        "abandoned_checkout_date",
        "orders_placed MATCHES (date",
        "products_purchased MATCHES (date",
      ),
      anyDateTest,
    )
    .map(([subject, test]) => `${subject} ${test}${subject.includes("(") ? ")" : ""}`);
}
