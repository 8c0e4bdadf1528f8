import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { type CustomerHistory, ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { explain } from "#app/core/plan/explain.ts";
import { describeExplanation } from "#app/i18n/describe-explanation.ts";
import { describePast } from "#app/i18n/describe-past.ts";
import { explanationWordsEn } from "#app/i18n/explanation-words.en.ts";
import { makeFormat } from "#app/i18n/format.ts";
import { messagesEn } from "#app/i18n/messages.en.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { NAMED_SEGMENTS } from "#tests/support/named-segments.ts";

const zone = "Europe/London";
const SETTINGS = {
  words: explanationWordsEn,
  messages: messagesEn,
  queryWords: queryWordsEn({ locale: "en-GB", currency: "GBP" }),
  format: makeFormat({ locale: "en-GB", currency: "GBP", timeZone: zone }),
  orderNames: new Map([["1", "#1001"]]),
};
const CONTEXT = {
  calendar: makeCalendar(zone),
  excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
  currencyExponent: 2,
};
const NOW = Date.UTC(2026, 10, 22, 12);
const NAMES = { person: "Anna", segment: "Lapsed" };

function described(query: string, history: Partial<CustomerHistory>, names = NAMES) {
  const explanation = explain(aQuery(query), aHistory(history), NOW, CONTEXT);
  return describeExplanation(explanation, names, SETTINGS);
}

test("the answer comes first, then what time will do, then each condition with its facts", () => {
  const placed = Date.UTC(2026, 9, 12, 13, 3);
  const orders = [
    anOrderState(placed, { order: "1", net: 5_000n }),
    anOrderState(placed + 1, { order: "2", net: 999n, traits: ORDER_TRAITS.test }),
  ];
  expect(described("last_order_date < -90d", { orders })).toEqual({
    answer: "Anna is not in Lapsed.",
    outlook: "Joins on 11 Jan 2027, 00:00 GMT if they do not order.",
    condition: {
      holds: false,
      text: "last ordered more than 90 days ago",
      value: "12 Oct 2026, 14:03 BST",
      needed: "before 24 Aug 2026, 00:00 BST",
      counted: ["order #1001 of 12 Oct 2026, £50"],
      uncounted: ["order 2 of 12 Oct 2026, £9.99: test order"],
      operands: [],
    },
  });
});

test("groups are told as what has to hold of them", () => {
  const { condition, outlook } = described(
    "amount_spent > 100 AND (customer_tags CONTAINS 'vip' OR NOT number_of_orders = 0)",
    { orders: [anOrderState(NOW - 1, { order: "1", net: 12_345n })] },
  );
  expect(outlook).toBe("Stays as long as nothing changes.");
  expect(condition).toMatchObject({
    text: "All of these",
    holds: true,
    operands: [
      { value: "£123.45", needed: "more than £100" },
      {
        text: "At least one of these",
        operands: [
          { holds: false, value: "none", needed: "\u2018vip\u2019" },
          { text: "Not this", holds: true, operands: [{ holds: false, value: "1" }] },
        ],
      },
    ],
  });
});

test("a match says its count, its filters and why orders were left out", () => {
  const { condition } = described("orders_placed MATCHES (date >= -7d, sum_amount >= 100)", {
    orders: [
      anOrderState(NOW - 1, { order: "1", net: 6_000n }),
      anOrderState(Date.UTC(2026, 0, 2), { order: "2", net: 6_000n }),
    ],
  });
  expect(condition).toMatchObject({
    holds: false,
    value: "£60",
    needed: "at least £100; 15 Nov 2026, 00:00 GMT or later",
    uncounted: ["order 2 of 2 Jan 2026, £60: outside the dates"],
  });
});

test.each([
  ["abandoned_checkout_date IS NOT NULL", "nothing known", "Does not join by time alone."],
  ["rfm_group = 'LOYAL'", "needs Shopify's RFM groups", "Does not join by time alone."],
  ["products_purchased MATCHES ()", "0", "Does not join by time alone."],
])("%s reads %s", (query, value, outlook) => {
  expect(described(query, {})).toMatchObject({ outlook, condition: { value } });
});

test("a past moment is told in the past tense", () => {
  const names = { ...NAMES, then: "1 May 2026" };
  expect(described("", {}, names).answer).toBe("Anna was in Lapsed on 1 May 2026.");
  expect(described("number_of_orders > 0", {}, names).answer).toBe(
    "Anna was not in Lapsed on 1 May 2026.",
  );
  expect(described("", { knownFrom: FOREVER }).answer).toBe("Anna was not known then.");
});

test("when somebody was in is told with why they came and went", () => {
  const entered = Date.UTC(2026, 2, 3);
  const time = { cause: "time", ref: undefined } as const;
  const left = { left: Date.UTC(2026, 9, 12), leftBy: { cause: "order", ref: "1" } as const };
  expect(describePast({ entered, enteredBy: time, ...left }, SETTINGS)).toBe(
    "In from 3 Mar 2026 to 12 Oct 2026; joined: time passed; left: bought, order #1001",
  );
  const lasting = { entered, enteredBy: undefined, left: FOREVER, leftBy: undefined };
  expect(describePast(lasting, SETTINGS)).toBe("In since 3 Mar 2026");
});

test("a segment asked about opens into its conditions, a snapshot into since when", () => {
  const snapshot = NAMED_SEGMENTS.find(({ kind }) => kind === "static")!;
  const values = [
    {
      attribute: "in_segment",
      value: snapshot.segment,
      from: Date.UTC(2026, 10, 12),
      until: FOREVER,
    },
    { attribute: "in_segment", value: "another", from: Date.UTC(2026, 1, 1), until: FOREVER },
  ];
  const { condition } = described("in_segment = 'Regulars' AND in_segment = 'snapshot'", {
    values,
  });
  const said = condition?.operands.map(({ text, holds, counted, operands }) => [
    text,
    holds,
    counted,
    operands.flatMap((each) => each.operands.map((inner) => inner.text)),
  ]);
  expect(said).toEqual([
    [
      "are in segment \u2018Regulars\u2019",
      false,
      [],
      ["ordered at least 2 times", "last ordered in the last 30 days"],
    ],
    ["are in segment \u2018Snapshot\u2019", true, ["Snapshot since 12 Nov 2026"], []],
  ]);
});
