import { lineAmount, type ShopLine, type ShopOrder, type ShopRefund } from "./things.ts";

export interface GivenBack {
  readonly at: number;
  readonly shipping: number;
  readonly pieces: readonly { readonly line: ShopLine; readonly quantity: number }[];
  readonly nextId: () => number;
}

/** Refunds pieces of an order at the price it charged, and shipping. Nobody gets back more than is left. */
export function giveBack(
  order: ShopOrder,
  { at, shipping, pieces, nextId }: GivenBack,
): ShopRefund {
  const lines = pieces.map(({ line, quantity }) => {
    if (quantity > line.left) {
      throw new Error(`${order.name} has only ${line.left} left to refund.`);
    }
    const before = lineAmount(line, line.left);
    line.left -= quantity;
    return { id: nextId(), line, quantity, amount: before - lineAmount(line, line.left) };
  });
  if (shipping > order.shippingLeft) throw new Error(`${order.name} has no such shipping left.`);
  order.shippingLeft -= shipping;
  const refund: ShopRefund = { id: nextId(), at, shipping, lines };
  order.refunds.push(refund);
  order.updatedAt = Math.max(order.updatedAt, at);
  return refund;
}
