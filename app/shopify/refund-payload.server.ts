import { z } from "zod";
import type { Fact, Refund } from "#app/core/commerce/facts.ts";
import {
  Amount,
  Id,
  Instant,
  minorUnits,
  MoneySet,
  Quantity,
  shopMoney,
  Unreadable,
} from "./payload-fields.server.ts";

/** One refund, alone (refunds/create) or inside an order. */
export const RefundPayload = z.object({
  id: Id,
  created_at: Instant,
  processed_at: Instant.nullish(),
  refund_line_items: z
    .array(
      z.object({
        line_item_id: Id,
        quantity: Quantity,
        subtotal_set: MoneySet,
        total_tax_set: MoneySet.nullish(),
      }),
    )
    .default([]),
  transactions: z
    .array(
      z.object({
        kind: z.string(),
        status: z.string(),
        amount: Amount,
        currency: z.string().nullish(),
      }),
    )
    .default([]),
  order_adjustments: z
    .array(z.object({ amount_set: MoneySet, tax_amount_set: MoneySet.nullish() }))
    .default([]),
});

const LoneRefund = RefundPayload.extend({
  order_id: Id,
  total_duties_set: MoneySet.nullish(),
});

export type RefundPayload = z.infer<typeof RefundPayload>;

/** Reads refunds/create. */
export function readRefund(body: unknown): Fact[] {
  const refund = LoneRefund.parse(body);
  return [{ kind: "refund", refund: toRefund(refund, currencyOf(refund)) }];
}

/**
 * A refund lowers its order by the money given back: its refund transactions that succeeded or
 * will. Where there are none in shop money (store credit, another currency), by what its lines and
 * adjustments come to; Shopify's adjustments are negative when more is given back than the lines say.
 */
export function toRefund(
  refund: RefundPayload & { readonly order_id: string },
  currency: string,
): Refund {
  const optional = (set: MoneySet | null | undefined) => (set ? shopMoney(set, currency) : 0n);
  const lines = refund.refund_line_items.map((line) => ({
    line: line.line_item_id,
    quantity: line.quantity,
    net: shopMoney(line.subtotal_set, currency),
  }));
  const goods = lines.reduce((sum, { net }) => sum + net, 0n);
  const taxes = refund.refund_line_items.reduce(
    (sum, line) => sum + optional(line.total_tax_set),
    0n,
  );
  const adjustments = refund.order_adjustments.reduce(
    (sum, { amount_set, tax_amount_set }) =>
      sum + shopMoney(amount_set, currency) + optional(tax_amount_set),
    0n,
  );
  return {
    id: refund.id,
    order: refund.order_id,
    at: refund.processed_at ?? refund.created_at,
    amount: moneyGivenBack(refund, currency) ?? goods + taxes - adjustments,
    goods,
    lines,
  };
}

function moneyGivenBack({ transactions }: RefundPayload, currency: string): bigint | undefined {
  const given = transactions.filter(
    ({ kind, status }) => kind === "refund" && (status === "success" || status === "pending"),
  );
  if (given.length === 0) return undefined;
  if (given.some((transaction) => (transaction.currency ?? currency) !== currency)) {
    return undefined;
  }
  return given.reduce((sum, { amount }) => sum + minorUnits(amount, currency), 0n);
}

/** refunds/create names no currency of its own; its sums of money do. */
function currencyOf(refund: z.infer<typeof LoneRefund>): string {
  const set =
    refund.refund_line_items[0]?.subtotal_set ??
    refund.order_adjustments[0]?.amount_set ??
    refund.total_duties_set;
  const currency = set?.shop_money.currency_code ?? refund.transactions[0]?.currency;
  if (!currency) throw new Unreadable("The refund names no currency");
  return currency;
}
