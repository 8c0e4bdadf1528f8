import { add, negative, readDecimal, ZERO, type Decimal } from "./decimal.ts";
import type { Heard } from "./heard.ts";
import { at, idAt, listAt, momentAt, textAt, type Json } from "./lossless-json.ts";
import { hearMention } from "./hear-customer.ts";
import type { RefundReading, Told } from "./told.ts";

/** orders/create, updated, paid, cancelled: a whole order as it stood at its `updated_at`. */
export function hearOrder(told: Told, { body, stamp }: Heard): void {
  const order = idAt(body, "id") ?? "";
  const placed = momentAt(body, "processed_at") ?? momentAt(body, "created_at") ?? Number.NaN;
  const refunds = listAt(body, "refunds").map((refund) => refundOf(refund, order));
  told.refunds.push(...refunds);
  told.orders.push({
    order,
    stamp,
    placed,
    customer: idAt(body, "customer", "id"),
    test: at(body, "test") === true,
    cancelled: momentAt(body, "cancelled_at"),
    financialStatus: textAt(body, "financial_status") ?? "",
    source: textAt(body, "source_name") ?? "",
    currency: textAt(body, "current_total_price_set", "shop_money", "currency_code") ?? "",
    total: shopMoney(body, "current_total_price_set"),
    lines: listAt(body, "line_items").map((line) => ({
      line: idAt(line, "id") ?? "",
      product: idAt(line, "product_id"),
      quantity: Number(textAt(line, "current_quantity")),
    })),
    refunds: new Set(refunds.map((refund) => refund.refund)),
  });
  hearMention(told, at(body, "customer"), placed);
}

/** refunds/create: a refund, whole. It may come long before its order. */
export function hearRefund(told: Told, { body }: Heard): void {
  told.refunds.push(refundOf(body, idAt(body, "order_id") ?? ""));
}

function refundOf(json: Json, order: string): RefundReading {
  const lines = listAt(json, "refund_line_items");
  const returned = lines.map((line) =>
    add(shopMoney(line, "subtotal_set"), shopMoney(line, "total_tax_set")),
  );
  // An adjustment is negative where it gives money back.
  const shipping = listAt(json, "order_adjustments")
    .filter((adjustment) => textAt(adjustment, "kind") === "shipping_refund")
    .map((adjustment) =>
      negative(add(shopMoney(adjustment, "amount_set"), shopMoney(adjustment, "tax_amount_set"))),
    );
  return {
    refund: idAt(json, "id") ?? "",
    order,
    at: momentAt(json, "created_at") ?? Number.NaN,
    amount: [...returned, ...shipping].reduce(add, ZERO),
    lines: lines.map((line) => ({
      line: idAt(line, "line_item_id") ?? "",
      quantity: Number(textAt(line, "quantity")),
    })),
  };
}

function shopMoney(json: Json, key: string): Decimal {
  return readDecimal(textAt(json, key, "shop_money", "amount") ?? "0");
}
