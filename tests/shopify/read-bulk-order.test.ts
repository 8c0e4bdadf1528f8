import { describe, expect, test } from "vitest";
import type { BulkNode, BulkRoot } from "#app/shopify/bulk-nodes.server.ts";
import { readBulkOrder, readBulkRefundedOrder } from "#app/shopify/read-bulk-order.server.ts";

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });
const gid = (type: string, id: number) => `gid://shopify/${type}/${id}`;
const READ_AT = Date.parse("2026-11-22T12:00:00Z");

function anOrder(value: Readonly<Record<string, unknown>>, ...children: BulkNode[]): BulkRoot {
  return {
    hash: "0".repeat(64),
    children,
    value: {
      id: gid("Order", 1),
      name: "#1001",
      createdAt: "2026-03-01T10:00:00Z",
      processedAt: "2026-03-01T09:00:00Z",
      updatedAt: "2026-03-02T10:00:00Z",
      cancelledAt: null,
      test: false,
      displayFinancialStatus: "PAID",
      sourceName: "web",
      discountCodes: ["Spring"],
      retailLocation: { id: gid("Location", 7) },
      app: { id: gid("App", 8) },
      email: "anna@post.example",
      customer: { id: gid("Customer", 7) },
      currentTotalPriceSet: money("25.0"),
      refunds: [],
      ...value,
    },
  };
}

function aLine(id: number, currentQuantity: number, net: string): BulkNode {
  return {
    children: [],
    value: {
      id: gid("LineItem", id),
      title: "Heart",
      sku: "H-1",
      quantity: 3,
      currentQuantity,
      originalUnitPriceSet: money("4.0"),
      discountAllocations: [
        { allocatedAmountSet: money("1.0") },
        { allocatedAmountSet: money("0.5") },
      ],
      product: { id: gid("Product", 5) },
      variant: null,
      priceAfterAllDiscountsBeforeTaxesSet: money(net),
    },
  };
}

function aRefundAgreement(...sales: Readonly<Record<string, unknown>>[]): BulkNode {
  return {
    value: {
      __typename: "RefundAgreement",
      id: gid("RefundAgreement", 3),
      refund: {
        id: gid("Refund", 3),
        createdAt: "2026-03-02T10:00:00Z",
        processedAt: "2026-03-02T10:00:00Z",
        totalRefundedSet: money("6.1"),
      },
    },
    children: sales.map((value) => ({
      children: [],
      value: { totalTaxAmount: money("0.0"), ...value },
    })),
  };
}

const soldThen: BulkNode = {
  value: { __typename: "OrderAgreement", id: gid("OrderAgreement", 1) },
  children: [],
};

describe("an order of the first pass", () => {
  test("was placed when it was processed and is worth its lines and shipping", () => {
    const [fact] = readBulkOrder(anOrder({}, aLine(1, 2, "20.0")), READ_AT);
    expect(fact).toMatchObject({
      kind: "order",
      order: {
        placed: Date.parse("2026-03-01T09:00:00Z"),
        total: 2500n,
        goods: 2000n,
        financialStatus: "paid",
        lines: [{ id: "1", product: "5", variant: undefined, quantity: 2, net: 2000n }],
      },
      stamp: { updatedAt: Date.parse("2026-03-02T10:00:00Z"), triggeredAt: READ_AT },
    });
  });

  test("is left to the second pass when it gave money back", () => {
    const order = anOrder({
      displayFinancialStatus: "REFUNDED",
      refunds: [{ id: gid("Refund", 3) }],
    });
    expect(readBulkOrder(order, READ_AT)).toEqual([]);
  });

  test("is asked for by id when a refund gave no money back", () => {
    const order = anOrder({ refunds: [{ id: gid("Refund", 3) }] });
    expect(readBulkOrder(order, READ_AT)).toEqual([{ kind: "refetch", entity: "order", id: "1" }]);
  });

  test("leaves out lines of which nothing is left", () => {
    const [fact] = readBulkOrder(anOrder({}, aLine(1, 0, "0.0"), aLine(2, 1, "9.5")), READ_AT);
    expect(fact).toMatchObject({ order: { goods: 950n, lines: [{ id: "2" }] } });
  });
});

describe("an order of the second pass", () => {
  const refunded = {
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    refunds: [{ id: gid("Refund", 3) }],
  };

  test("has its refunds from the sales ledger, lines and shipping apart", () => {
    const [fact] = readBulkRefundedOrder(
      anOrder(
        refunded,
        aLine(1, 1, "2.55"),
        soldThen,
        aRefundAgreement(
          { quantity: -2, totalAmount: money("-5.1"), lineItem: { id: gid("LineItem", 1) } },
          { quantity: null, totalAmount: money("-1.0") },
        ),
      ),
      READ_AT,
    );
    expect(fact).toMatchObject({
      order: {
        refunds: [
          {
            id: "3",
            order: "1",
            amount: 610n,
            goods: 510n,
            lines: [{ line: "1", quantity: 2, net: 510n }],
          },
        ],
      },
    });
  });

  test("is asked for by id when a return hides its refund's lines", () => {
    const returned: BulkNode = {
      value: { __typename: "ReturnAgreement", id: gid("ReturnAgreement", 4) },
      children: [],
    };
    const order = anOrder(refunded, aLine(1, 1, "2.55"), aRefundAgreement(), returned);
    expect(readBulkRefundedOrder(order, READ_AT)).toMatchObject([{ kind: "refetch", id: "1" }]);
  });

  test("is asked for by id when the ledger lacks one of its refunds", () => {
    expect(readBulkRefundedOrder(anOrder(refunded, soldThen), READ_AT)).toMatchObject([
      { kind: "refetch", id: "1" },
    ]);
  });
});
