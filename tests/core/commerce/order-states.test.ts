import { describe, expect, test } from "vitest";
import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import { orderStates } from "#app/core/commerce/order-states.ts";
import type { Refund } from "#app/core/commerce/facts.ts";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import { ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";
import { aLine, anOrder, aRefund } from "#tests/support/builders/an-order.ts";

const EUR = { currencies: [{ from: ALWAYS, value: "EUR" }] } as const;

/** 30 of the 100 are given back at 50, 20 of them for one of two pieces of line 10. */
const PIECE_BACK = aRefund("7", 50, {
  amount: 30n,
  goods: 20n,
  lines: [{ line: "10", quantity: 1, net: 20n }],
});
const FULL = { total: 100n, goods: 80n, lines: [aLine("10", 2, 40n), aLine("20", 1, 40n)] };
const LESS = { total: 70n, goods: 60n, lines: [aLine("10", 1, 20n), aLine("20", 1, 40n)] };

const SHIPPING_BACK = aRefund("8", 60, { amount: 10n });
const ALL_BACK = aRefund("9", 50, {
  amount: 100n,
  goods: 80n,
  lines: [
    { line: "10", quantity: 2, net: 40n },
    { line: "20", quantity: 1, net: 40n },
  ],
});
const EMPTY = { total: 0n, goods: 0n, lines: [aLine("10", 0, 0n), aLine("20", 0, 0n)] };

/** A state in short: from, what it came to, its goods, its lines as "line x quantity = money". */
type Brief = readonly [from: number, net: bigint, goods: bigint, lines: string];

const WHOLE = "10 x 2 = 40, 20 x 1 = 40";
const PIECE_LEFT = "10 x 1 = 20, 20 x 1 = 40";

interface Case {
  readonly title: string;
  readonly versions: readonly StampedOrder[];
  readonly refunds?: readonly Refund[];
  readonly states: readonly Brief[];
}

const CASES: readonly Case[] = [
  {
    title: "an order that nothing happened to has one state since it was placed",
    versions: [anOrder(5, FULL)],
    states: [[0, 100n, 80n, WHOLE]],
  },
  {
    title: "a refund that came before its order waits",
    versions: [],
    refunds: [PIECE_BACK],
    states: [],
  },
  {
    title: "a refund that came alone lowers the order from the refund's own time on",
    versions: [anOrder(5, FULL)],
    refunds: [PIECE_BACK],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
    ],
  },
  {
    title: "a refund that the only version contains is added back before its own time",
    versions: [anOrder(55, { ...LESS, refunds: [PIECE_BACK] })],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
    ],
  },
  {
    title: "a refund that one version lacks and the next contains lowers the order once",
    versions: [anOrder(5, FULL), anOrder(55, { ...LESS, refunds: [PIECE_BACK] })],
    refunds: [PIECE_BACK],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
    ],
  },
  {
    title: "a version between a refund and the version that contains it does not undo the refund",
    versions: [
      anOrder(5, FULL),
      anOrder(52, FULL),
      anOrder(55, { ...LESS, refunds: [PIECE_BACK] }),
    ],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
    ],
  },
  {
    title:
      "an edit changes the order from its version on, a refund after it lowers the edited order",
    versions: [
      anOrder(5, FULL),
      anOrder(30, { total: 120n, goods: 95n, lines: [...FULL.lines, aLine("30", 1, 15n)] }),
    ],
    refunds: [PIECE_BACK],
    states: [
      [0, 100n, 80n, WHOLE],
      [30, 120n, 95n, `${WHOLE}, 30 x 1 = 15`],
      [50, 90n, 75n, `${PIECE_LEFT}, 30 x 1 = 15`],
    ],
  },
  {
    title: "two partial refunds of one line add up, and a line of which nothing is left goes",
    versions: [anOrder(5, FULL)],
    refunds: [PIECE_BACK, { ...PIECE_BACK, id: "6", at: 70 }],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
      [70, 40n, 40n, "20 x 1 = 40"],
    ],
  },
  {
    title: "a refund that names a line twice takes both",
    versions: [anOrder(5, FULL)],
    refunds: [{ ...PIECE_BACK, lines: [...PIECE_BACK.lines, ...PIECE_BACK.lines] }],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, "20 x 1 = 40"],
    ],
  },
  {
    title: "a refund of shipping alone leaves goods and lines",
    versions: [anOrder(5, FULL)],
    refunds: [SHIPPING_BACK],
    states: [
      [0, 100n, 80n, WHOLE],
      [60, 90n, 80n, WHOLE],
    ],
  },
  {
    title: "of two refunds a version contains one, the other is taken off on top",
    versions: [anOrder(5, FULL), anOrder(55, { ...LESS, refunds: [PIECE_BACK] })],
    refunds: [SHIPPING_BACK],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
      [60, 60n, 60n, PIECE_LEFT],
    ],
  },
  {
    title: "an order refunded in full before we heard of it knows what was on it",
    versions: [anOrder(55, { ...EMPTY, refunds: [ALL_BACK] })],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 0n, 0n, ""],
    ],
  },
  {
    title: "a tip is part of what the order came to and not of its goods",
    versions: [anOrder(5, FULL), anOrder(20, { ...FULL, total: 105n })],
    states: [
      [0, 100n, 80n, WHOLE],
      [20, 105n, 80n, WHOLE],
    ],
  },
  {
    title: "a version counts from its own time, however late it comes",
    versions: [anOrder(40, { ...FULL, total: 130n }), anOrder(5, FULL)],
    states: [
      [0, 100n, 80n, WHOLE],
      [40, 130n, 80n, WHOLE],
    ],
  },
  {
    title: "the first version reaches back to when the order was placed",
    versions: [anOrder(40, { ...FULL, placed: 10 })],
    states: [[10, 100n, 80n, WHOLE]],
  },
  {
    title: "of versions with one updated_at the one triggered last stands",
    versions: [
      anOrder(5, { ...FULL, total: 110n }, { triggeredAt: 9, bodyHash: "01" }),
      anOrder(5, FULL, { triggeredAt: 8, bodyHash: "02" }),
    ],
    states: [[0, 110n, 80n, WHOLE]],
  },
  {
    title: "of versions with one updated_at and one trigger the greater body hash stands",
    versions: [
      anOrder(5, { ...FULL, total: 110n }, { bodyHash: "01" }),
      anOrder(5, FULL, { bodyHash: "02" }),
    ],
    states: [[0, 100n, 80n, WHOLE]],
  },
  {
    title: "a version that falls to another with its updated_at still tells of its refunds",
    versions: [
      anOrder(60, { ...LESS, refunds: [PIECE_BACK] }, { bodyHash: "01" }),
      anOrder(60, FULL, { bodyHash: "02" }),
    ],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
    ],
  },
  {
    title: "duplicates change nothing",
    versions: [anOrder(5, FULL), anOrder(5, FULL)],
    refunds: [PIECE_BACK, PIECE_BACK],
    states: [
      [0, 100n, 80n, WHOLE],
      [50, 70n, 60n, PIECE_LEFT],
    ],
  },
  {
    title: "a refund dated before the order lowers it from the start",
    versions: [anOrder(60, { ...FULL, placed: 55 })],
    refunds: [PIECE_BACK],
    states: [[55, 70n, 60n, PIECE_LEFT]],
  },
];

describe("an order's states", () => {
  test.each(CASES)("$title", ({ versions, refunds = [], states }) => {
    const found = orderStates(versions, refunds, EUR);
    expect(
      found.map(({ from, net, goods, lines }) => [
        from,
        net,
        goods,
        lines.map((line) => `${line.line} x ${line.quantity} = ${line.net}`).join(", "),
      ]),
    ).toEqual(states);
    expect(found.map(({ until }) => until)).toEqual([
      ...found.slice(1).map(({ from }) => from),
      ...(found.length > 0 ? [FOREVER] : []),
    ]);
  });
});

test("a line keeps its product though a later version no longer has the line", () => {
  const states = orderStates(
    [anOrder(5, FULL), anOrder(55, { ...LESS, lines: [aLine("20", 1, 40n)], refunds: [ALL_BACK] })],
    [],
    EUR,
  );
  expect(states[0]?.lines).toMatchObject([
    { line: "10", product: "p10", variant: "v10", quantity: 2, net: 40n },
    { line: "20", product: "p20", variant: "v20", quantity: 1, net: 40n },
  ]);
});

test("what an order says of itself holds from the version that says it", () => {
  const states = orderStates(
    [
      anOrder(5, { financialStatus: "pending", source: "", discountCodes: ["VIP10", "Spring"] }),
      anOrder(55, { financialStatus: "paid", source: "pos", location: "7", app: "8" }),
    ],
    [],
    EUR,
  );
  expect(states).toMatchObject([
    {
      from: 0,
      until: 55,
      channel: undefined,
      financialStatus: "PENDING",
      discountCodes: ["spring", "vip10"],
      location: undefined,
    },
    {
      from: 55,
      channel: "pos",
      financialStatus: "PAID",
      discountCodes: [],
      location: "7",
      app: "8",
    },
  ]);
});

describe("the traits of an order", () => {
  test.each([
    ["nothing about it", {}, []],
    ["a test", { test: true }, ["test"]],
    ["sold at a counter", { source: "pos" }, ["pos"]],
    ["voided", { financialStatus: "voided" }, ["voided"]],
    ["pending", { financialStatus: "pending" }, ["unpaid"]],
    ["authorized only", { financialStatus: "authorized" }, ["unpaid"]],
    ["paid in part", { financialStatus: "partially_paid" }, []],
    ["in another currency", { currency: "USD" }, ["foreign"]],
    ["free", { total: 0n }, ["zeroValue"]],
    ["refunded in full", { total: 0n, refunds: [ALL_BACK] }, []],
  ] as const)("%s", (_, order, traits) => {
    const expected = traits.reduce((mask, trait) => mask | ORDER_TRAITS[trait], 0);
    for (const state of orderStates([anOrder(5, order)], [], EUR)) {
      expect(state.traits).toBe(expected);
    }
  });

  test("an order is cancelled from when it was, whichever version tells", () => {
    const states = orderStates(
      [anOrder(5), anOrder(50), anOrder(60, { cancelledAt: 40 }), anOrder(70)],
      [],
      EUR,
    );
    expect(states.map(({ from, traits }) => [from, traits])).toEqual([
      [0, 0],
      [40, ORDER_TRAITS.cancelled],
    ]);
  });

  test("an order is foreign while the shop's currency is another", () => {
    const currencies = [
      { from: ALWAYS, value: "EUR" },
      { from: 70, value: "USD" },
    ] as const;
    const states = orderStates([anOrder(5)], [], { currencies });
    expect(states.map(({ from, traits }) => [from, traits])).toEqual([
      [0, 0],
      [70, ORDER_TRAITS.foreign],
    ]);
  });

  test("a cancellation and its refund each count from their own time", () => {
    const states = orderStates(
      [anOrder(5, FULL), anOrder(55, { ...EMPTY, cancelledAt: 49, refunds: [ALL_BACK] })],
      [],
      EUR,
    );
    expect(states.map(({ from, traits, net }) => [from, traits, net])).toEqual([
      [0, 0, 100n],
      [49, ORDER_TRAITS.cancelled, 100n],
      [50, ORDER_TRAITS.cancelled, 0n],
    ]);
  });

  test("an order is unpaid until the version that says it was paid", () => {
    const states = orderStates([anOrder(5, { financialStatus: "pending" }), anOrder(20)], [], EUR);
    expect(states.map(({ from, traits }) => [from, traits])).toEqual([
      [0, ORDER_TRAITS.unpaid],
      [20, 0],
    ]);
  });
});
