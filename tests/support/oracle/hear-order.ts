import { add, negative, readDecimal, shareOf, times, ZERO, type Decimal } from "./decimal.ts";
import type { Heard } from "./heard.ts";
import { at, idAt, listAt, momentAt, textAt, type Json } from "./lossless-json.ts";
import { hearMention } from "./hear-customer.ts";
import type { LineReading, RefundReading, Told } from "./told.ts";

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
    codes: listAt(body, "discount_codes").flatMap((code) => textAt(code, "code") ?? []),
    location: idAt(body, "location_id"),
    app: idAt(body, "app_id"),
    currency: textAt(body, "current_total_price_set", "shop_money", "currency_code") ?? "",
    total: shopMoney(body, "current_total_price_set"),
    lines: listAt(body, "line_items").map((line) =>
      lineOf(line, at(body, "taxes_included") === true),
    ),
    refunds: new Set(refunds.map((refund) => refund.refund)),
    worth: refunds.map((refund) => refund.amount),
  });
  hearMention(told, at(body, "customer"), placed);
}

/** A line of a version. Discounts and included tax were said for as many as were first ordered. */
function lineOf(line: Json, taxesIncluded: boolean): LineReading {
  const ordered = Number(textAt(line, "quantity"));
  const left = Number(textAt(line, "current_quantity"));
  const discounts = listAt(line, "discount_allocations").map((each) =>
    shopMoney(each, "amount_set"),
  );
  const taxes = listAt(line, "tax_lines").map((each) => shopMoney(each, "price_set"));
  const paid = add(
    times(shopMoney(line, "price_set"), ordered),
    negative(discounts.reduce(add, ZERO)),
  );
  const tax = taxesIncluded ? taxes.reduce(add, ZERO) : ZERO;
  return {
    line: idAt(line, "id") ?? "",
    product: idAt(line, "product_id"),
    title: textAt(line, "title"),
    sku: textAt(line, "sku"),
    price: ordered === 0 ? undefined : shareOf(paid, 1, ordered),
    quantity: left,
    net:
      ordered === 0
        ? ZERO
        : add(shareOf(paid, left, ordered), negative(shareOf(tax, left, ordered))),
  };
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
      net: shopMoney(line, "subtotal_set"),
    })),
  };
}

function shopMoney(json: Json, key: string): Decimal {
  return readDecimal(textAt(json, key, "shop_money", "amount") ?? "0");
}
