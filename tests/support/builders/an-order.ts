import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import type { OrderLine, OrderVersion, Refund } from "#app/core/commerce/facts.ts";

/** A version of order 1, paid in the shop's euros; `updatedAt` and whatever else the test is about. */
export function anOrder(
  updatedAt: number,
  order: Partial<OrderVersion> = {},
  stamp: { readonly triggeredAt?: number; readonly bodyHash?: string } = {},
): StampedOrder {
  return {
    stamp: { updatedAt, triggeredAt: updatedAt, bodyHash: "00", ...stamp },
    order: {
      id: "1",
      name: "#1001",
      placed: 0,
      customer: undefined,
      email: undefined,
      test: false,
      cancelledAt: undefined,
      financialStatus: "paid",
      source: "web",
      discountCodes: [],
      location: undefined,
      app: undefined,
      currency: "EUR",
      total: 100n,
      goods: 80n,
      lines: [],
      refunds: [],
      ...order,
    },
  };
}

/** A line of the product "p" followed by the line's id. */
export function aLine(id: string, quantity: number, net: bigint): OrderLine {
  return {
    id,
    product: `p${id}`,
    variant: `v${id}`,
    title: `Product ${id}`,
    sku: undefined,
    price: undefined,
    quantity,
    net,
  };
}

/** A refund of order 1 at a moment, by default of money alone. */
export function aRefund(id: string, at: number, refund: Partial<Refund> = {}): Refund {
  return { id, order: "1", at, amount: 0n, goods: 0n, lines: [], ...refund };
}
