import {
  lineAmount,
  type ShopLine,
  type ShopOrder,
  type ShopRefund,
} from "#tests/sandbox/shop/things.ts";

/** One step of an order's story, as its sales ledger tells it: what was sold, what was given back. */
export interface Agreement {
  readonly __typename: "OrderAgreement" | "RefundAgreement";
  readonly id: number;
  readonly at: number;
  readonly refund: ShopRefund | undefined;
  readonly sales: readonly Sale[];
}

export interface Sale {
  readonly __typename: "ProductSale" | "ShippingLineSale";
  readonly id: number;
  readonly line: ShopLine | undefined;
  readonly quantity: number | null;
  /** Pence; what is given back is negative. */
  readonly amount: number;
}

function shippingSale(id: number, amount: number): Sale[] {
  if (amount === 0) return [];
  return [{ __typename: "ShippingLineSale", id, line: undefined, quantity: null, amount }];
}

export function agreementsOf(order: ShopOrder): readonly Agreement[] {
  const sold: Agreement = {
    __typename: "OrderAgreement",
    id: order.id,
    at: order.placedAt,
    refund: undefined,
    sales: [
      ...order.lines.map((line): Sale => {
        const amount = lineAmount(line, line.quantity);
        return { __typename: "ProductSale", id: line.id, line, quantity: line.quantity, amount };
      }),
      ...shippingSale(order.id, order.shipping),
    ],
  };
  const returned = order.refunds.map(
    (refund): Agreement => ({
      __typename: "RefundAgreement",
      id: refund.id,
      at: refund.at,
      refund,
      sales: [
        ...refund.lines.map(
          ({ id, line, quantity, amount }): Sale => ({
            __typename: "ProductSale",
            id,
            line,
            quantity: -quantity,
            amount: -amount,
          }),
        ),
        ...shippingSale(refund.id, -refund.shipping),
      ],
    }),
  );
  return [sold, ...returned];
}
