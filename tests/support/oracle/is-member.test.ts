import { describe, expect, test } from "vitest";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import {
  checkoutPayload,
  consentPayload,
  customerPayload,
  mergePayload,
  orderPayload,
  productPayload,
  refundPayload,
  tagsPayload,
} from "#tests/support/builders/payloads.ts";
import type { Delivery } from "./delivery.ts";
import { makeOracle } from "./is-member.ts";

// Every expectation here was worked out by hand from the design's words.

const ANN = 9_007_199_254_740_993n;
const BEA = 9_007_199_254_740_995n;
const noon = at("2026-03-10T12:00:00Z");
const HOUR = 3_600_000;

function at(text: string): number {
  return Date.parse(text);
}

/** What a table of `[query, moment, expected]` comes to for Ann, or whoever is named. */
function answers(
  deliveries: readonly Delivery[],
  asked: readonly (readonly [query: string, at: number, expected: boolean])[],
  { customer = ANN, zone = "Europe/London" }: { customer?: bigint; zone?: string } = {},
): void {
  const oracle = makeOracle({ zone, currency: "GBP", deliveries });
  const found = asked.map(([query, moment]) => [
    query,
    new Date(moment).toISOString(),
    oracle.isMember(aQuery(query), String(customer), moment),
  ]);
  expect(found).toEqual(
    asked.map(([query, moment, expected]) => [query, new Date(moment).toISOString(), expected]),
  );
}

const LINES = [
  { id: 11n, product: 71n, price: 1000, ordered: 3, current: 3 },
  { id: 12n, product: undefined, price: 500, ordered: 1, current: 1 },
];
const placed = { id: 1n, placed: noon, customer: { id: ANN, added: noon - HOUR }, lines: LINES };
const refund = {
  id: 9n,
  order: 1n,
  at: noon + 2 * HOUR,
  lines: [{ line: 11n, quantity: 1, amount: 1000 }],
};
const refunded = LINES.map((line) => (line.id === 11n ? { ...line, current: 2 } : line));

const created = aDelivery(
  "orders/create",
  orderPayload({ ...placed, updated: noon, total: 3500 }),
  noon,
);

describe("an order", () => {
  test("counts from when it was placed", () => {
    answers(
      [created],
      [
        ["number_of_orders = 0", noon - 1, true],
        ["number_of_orders = 1", noon, true],
        ["amount_spent = 35.00", noon, true],
        ["amount_spent = 35", noon, true],
        ["first_order_date IS NULL", noon - 1, true],
        ["first_order_date = 2026-03-10", noon, true],
        ["last_order_date = 2026-03-10T12:00:00", noon, true],
      ],
    );
  });

  test("is lowered by a refund from the refund's own time on, told alone", () => {
    const alone = aDelivery("refunds/create", refundPayload(refund), noon + 900 * HOUR);
    answers(
      [alone, created],
      [
        ["amount_spent = 35", refund.at - 1, true],
        ["amount_spent = 25", refund.at, true],
        ["products_purchased MATCHES (id = 71, quantity = 3)", refund.at - 1, true],
        ["products_purchased MATCHES (id = 71, quantity = 2)", refund.at, true],
      ],
    );
  });

  test("is lowered once by a refund that came alone and inside a version", () => {
    const later = orderPayload({
      ...placed,
      updated: refund.at,
      total: 2500,
      lines: refunded,
      refunds: [refund],
    });
    const alone = aDelivery("refunds/create", refundPayload(refund), refund.at);
    answers(
      [alone, aDelivery("orders/updated", later, refund.at), alone, created],
      [
        ["amount_spent = 35", refund.at - 1, true],
        ["amount_spent = 25", refund.at, true],
      ],
    );
  });

  test("did not have its refund yet when only a later version is known", () => {
    const later = orderPayload({
      ...placed,
      updated: refund.at + HOUR,
      total: 2500,
      lines: refunded,
      refunds: [refund],
    });
    answers(
      [aDelivery("orders/updated", later, refund.at)],
      [
        ["amount_spent = 35", noon, true],
        ["products_purchased MATCHES (quantity = 3)", noon, true],
        ["amount_spent = 35", refund.at - 1, true],
        ["amount_spent = 25", refund.at, true],
      ],
    );
  });

  test("changes with its versions, in whatever order they come", () => {
    const edited = orderPayload({ ...placed, updated: noon + HOUR, total: 4500 });
    answers(
      [aDelivery("orders/updated", edited, noon + HOUR), created],
      [
        ["amount_spent = 35", noon + HOUR - 1, true],
        ["amount_spent = 45", noon + HOUR, true],
      ],
    );
  });

  test("of one second is what was triggered last, then the greater body", () => {
    const second = orderPayload({ ...placed, updated: noon, total: 100 });
    answers(
      [aDelivery("orders/updated", second, noon + 1), created],
      [["amount_spent = 1", noon, true]],
    );
    answers(
      [created, aDelivery("orders/updated", second, noon - 1)],
      [["amount_spent = 35", noon, true]],
    );
  });

  test("stops counting when it is cancelled, at any time when it is deleted", () => {
    const cancelled = orderPayload({
      ...placed,
      updated: noon + 5 * HOUR,
      cancelled: noon + HOUR,
      total: 3500,
    });
    answers(
      [created, aDelivery("orders/cancelled", cancelled, noon)],
      [
        ["number_of_orders = 1", noon + HOUR - 1, true],
        ["number_of_orders = 0", noon + HOUR, true],
      ],
    );
    answers(
      [aDelivery("orders/delete", { id: 1n }, noon + HOUR), created],
      [["number_of_orders = 0", noon, true]],
    );
  });

  test("in a test, in another currency or voided does not count; one at a till does", () => {
    const draft = { ...placed, updated: noon, total: 3500 };
    const variants = [
      [{ ...draft, test: true }, 0],
      [{ ...draft, money: { currency: "EUR", exponent: 2 } }, 0],
      [{ ...draft, financialStatus: "voided" }, 0],
      [{ ...draft, source: "pos", financialStatus: "pending" }, 1],
    ] as const;
    for (const [variant, count] of variants) {
      answers(
        [aDelivery("orders/create", orderPayload(variant), noon)],
        [[`number_of_orders = ${count}`, noon, true]],
      );
    }
  });
});

describe("unknowns", () => {
  const created = customerPayload({ id: ANN, added: noon, updated: noon });
  const deliveries = [aDelivery("customers/create", created, noon)];

  test("make comparisons false and their opposites true", () => {
    answers(deliveries, [
      ["last_order_date < -90d", noon, false],
      ["last_order_date >= -90d", noon, false],
      ["NOT last_order_date < -90d", noon, true],
      ["last_order_date = 2026-03-10", noon, false],
      ["last_order_date != 2026-03-10", noon, true],
      ["last_order_date BETWEEN 2020-01-01 AND today", noon, false],
      ["customer_email_domain = 'example.com'", noon, false],
      ["customer_email_domain != 'example.com'", noon, true],
      ["customer_tags NOT CONTAINS 'vip'", noon, true],
      ["email_subscription_status IS NULL", noon, true],
      ["abandoned_checkout_date IS NOT NULL", noon, false],
    ]);
  });

  test("are nothing to counts and sums, which are zero", () => {
    answers(deliveries, [
      ["number_of_orders <= 3", noon, true],
      ["amount_spent = 0", noon, true],
      ["orders_placed MATCHES (count = 0)", noon, true],
      ["orders_placed MATCHES (sum_amount < 5)", noon, true],
      ["orders_placed MATCHES ()", noon, false],
      ["products_purchased NOT MATCHES (id = 71)", noon, true],
    ]);
  });

  test("nobody is in anything before she is known", () => {
    answers(deliveries, [
      ["", noon - 1, false],
      ["", noon, true],
      ["customer_added_date = 2026-03-10", noon, true],
    ]);
  });
});

describe("line conditions", () => {
  const tagged = productPayload({ id: 71n, updated: noon + HOUR, tags: ["Sale", "Wool"] });
  const untagged = productPayload({ id: 71n, updated: noon + 2 * HOUR, tags: ["Wool"] });
  const deliveries = [
    created,
    aDelivery("products/update", untagged, noon),
    aDelivery("products/update", tagged, noon),
  ];

  test("hold on the same line, and a line among others is not the line", () => {
    answers(deliveries, [
      ["products_purchased MATCHES (id = 71, quantity = 1)", noon, false],
      ["products_purchased MATCHES (quantity = 1)", noon, true],
      ["products_purchased MATCHES (id NOT IN (71))", noon, true],
      ["products_purchased MATCHES (id = 71, count = 1)", noon, true],
    ]);
  });

  test("see the tags a product had then, the earliest known ones before", () => {
    answers(deliveries, [
      ["products_purchased MATCHES (tag = 'SALE')", noon, true],
      ["products_purchased MATCHES (tag = 'sale')", noon + 2 * HOUR - 1, true],
      ["products_purchased MATCHES (tag = 'sale')", noon + 2 * HOUR, false],
      ["products_purchased MATCHES (tag = 'wool')", noon + 2 * HOUR, true],
    ]);
  });
});

describe("what is observed", () => {
  const here = aDelivery(
    "customers/create",
    customerPayload({ id: ANN, added: noon, updated: noon }),
    noon,
  );

  test("a tag follows its last change; before the first one it was the other way round", () => {
    const changes = [
      aDelivery("customer.tags_removed", tagsPayload(ANN, ["vip"], noon + 2 * HOUR), noon),
      aDelivery("customer.tags_added", tagsPayload(ANN, ["VIP", "new"], noon + HOUR), noon),
      aDelivery("customer.tags_removed", tagsPayload(ANN, ["old"], noon + HOUR), noon),
    ];
    answers(
      [here, ...changes],
      [
        ["customer_tags CONTAINS 'Vip'", noon + HOUR - 1, false],
        ["customer_tags CONTAINS 'Vip'", noon + HOUR, true],
        ["customer_tags CONTAINS 'Vip'", noon + 2 * HOUR, false],
        ["customer_tags CONTAINS 'old'", noon + HOUR - 1, true],
        ["customer_tags CONTAINS 'old'", noon + HOUR, false],
        ["customer_tags CONTAINS 'new'", noon + HOUR, true],
      ],
    );
  });

  test("consent follows its own clock, of which no time is the oldest", () => {
    const consents = [
      aDelivery(
        "customers_email_marketing_consent/update",
        consentPayload("email", ANN, "subscribed", noon + HOUR),
        noon,
      ),
      aDelivery(
        "customers_email_marketing_consent/update",
        consentPayload("email", ANN, "not_subscribed", null),
        noon + 9 * HOUR,
      ),
    ];
    answers(
      [here, ...consents],
      [
        ["email_subscription_status = 'NOT_SUBSCRIBED'", noon, true],
        ["email_subscription_status = 'SUBSCRIBED'", noon + HOUR, true],
        ["sms_subscription_status IS NULL", noon + HOUR, true],
      ],
    );
  });

  test("details hold from their update, the earliest ones before it", () => {
    const details = (updated: number, email: string | undefined, countries: string[]) =>
      aDelivery(
        "customers/update",
        customerPayload({ id: ANN, added: noon, updated, email, countries }),
        updated,
      );
    answers(
      [details(noon + 2 * HOUR, undefined, []), details(noon + HOUR, "a@B.Example", ["GB", "US"])],
      [
        ["customer_email_domain = 'b.example'", noon, true],
        ["customer_countries CONTAINS 'US'", noon, true],
        ["customer_countries CONTAINS 'US'", noon + 2 * HOUR, false],
        ["customer_countries IS NULL", noon + 2 * HOUR, true],
        ["customer_email_domain IS NULL", noon + 2 * HOUR, true],
      ],
    );
  });

  test("a checkout stands abandoned from ten minutes after it began until completed or deleted", () => {
    const checkout = { id: 5n, created: noon, updated: noon, customer: { id: ANN } };
    const start = aDelivery("checkouts/create", checkoutPayload(checkout), noon);
    const done = { ...checkout, updated: noon + HOUR, completed: noon + HOUR };
    const TEN = 600_000;
    answers(
      [start, aDelivery("checkouts/update", checkoutPayload(done), noon)],
      [
        ["abandoned_checkout_date IS NULL", noon + TEN - 1, true],
        ["abandoned_checkout_date = 2026-03-10T12:10:00", noon + TEN, true],
        ["abandoned_checkout_date IS NULL", noon + HOUR, true],
      ],
    );
    answers(
      [start, aDelivery("checkouts/delete", { id: 5n }, noon + 2 * HOUR)],
      [
        ["abandoned_checkout_date IS NOT NULL", noon + 2 * HOUR - 1, true],
        ["abandoned_checkout_date IS NULL", noon + 2 * HOUR, true],
      ],
    );
  });
});

describe("people", () => {
  const merge = aDelivery("customers/merge", mergePayload(BEA, ANN), noon + 9 * HOUR);

  test("a merged customer is nobody, and hers are the kept one's at all times", () => {
    answers([created, merge], [["", noon, false]]);
    answers([created, merge], [["number_of_orders = 1", noon, true]], { customer: BEA });
  });

  test("a failed merge is none", () => {
    const failed = aDelivery("customers/merge", mergePayload(BEA, ANN, "failed"), noon);
    answers([created, failed], [["number_of_orders = 1", noon, true]]);
  });

  test("a deleted customer is nobody, whatever comes after", () => {
    const update = customerPayload({ id: ANN, added: noon, updated: noon + HOUR });
    const deliveries = [
      aDelivery("customers/delete", { id: ANN }, noon),
      aDelivery("customers/update", update, noon + HOUR),
    ];
    answers(deliveries, [["", noon + HOUR, false]]);
  });

  test("a guest's order is nobody's", () => {
    const guest = orderPayload({ ...placed, customer: undefined, updated: noon, total: 3500 });
    const oracle = makeOracle({
      zone: "Europe/London",
      currency: "GBP",
      deliveries: [aDelivery("orders/create", guest, noon)],
    });
    expect(oracle.customers).toEqual([]);
  });
});

describe("relative dates", () => {
  const order = (when: number) =>
    aDelivery(
      "orders/create",
      orderPayload({ ...placed, placed: when, updated: when, total: 1 }),
      when,
    );

  test("turn at the first instant of a local day", () => {
    const placedAt = at("2026-03-20T23:30:00Z");
    // Ten days on, London has gone over to summer time: the day starts an hour earlier.
    const day = at("2026-03-30T23:00:00Z");
    answers(
      [order(placedAt)],
      [
        ["last_order_date >= -10d", day - 1, true],
        ["last_order_date >= -10d", day, false],
        ["last_order_date = -10d", day - 1, true],
        ["last_order_date < -10d", day, true],
      ],
    );
  });

  test("find the start of a day that does not begin at midnight", () => {
    // Havana's clocks jump from midnight to one on 8 March 2026, which is 05:00 in UTC.
    const start = at("2026-03-08T05:00:00Z");
    answers(
      [order(start)],
      [
        ["last_order_date = 2026-03-08", start, true],
        ["last_order_date = 2026-03-07", start, false],
        ["last_order_date >= 2026-03-08T00:30:00", start, true],
      ],
      { zone: "America/Havana" },
    );
    answers([order(start - 1)], [["last_order_date = 2026-03-07", start, true]], {
      zone: "America/Havana",
    });
  });

  test("skip the day that Apia skipped", () => {
    // Samoa had no 30 December 2011: the 29th ended at 10:00 in UTC, and the 31st began.
    const start = at("2011-12-30T10:00:00Z");
    answers(
      [order(start)],
      [
        ["last_order_date = 2011-12-31", start, true],
        ["last_order_date >= 2011-12-30", start, true],
        ["last_order_date = -1d", start + 24 * HOUR, true],
        ["last_order_date > -1d", start + 24 * HOUR - 1, true],
      ],
      { zone: "Pacific/Apia" },
    );
  });

  test("clamp months to their last day", () => {
    answers(
      [order(at("2026-02-28T00:00:00Z"))],
      [
        ["last_order_date = -1m", at("2026-03-31T12:00:00Z"), true],
        ["last_order_date > -1m", at("2026-03-31T12:00:00Z"), false],
        ["last_order_date >= -1y", at("2027-02-28T12:00:00Z"), true],
      ],
    );
  });

  test("of hours count elapsed time to the millisecond", () => {
    answers(
      [order(noon)],
      [
        ["last_order_date >= -48h", noon + 48 * HOUR, true],
        ["last_order_date >= -48h", noon + 48 * HOUR + 1, false],
        ["last_order_date > -48h", noon + 48 * HOUR, false],
        ["last_order_date <= -30min", noon + HOUR / 2, true],
      ],
    );
  });
});
