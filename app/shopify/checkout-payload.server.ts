import { z } from "zod";
import type { Checkout as CheckoutFact, Fact } from "#app/core/commerce/facts.ts";
import { EmbeddedCustomer, readEmbedded } from "./customer-payload.server.ts";
import type { Heard } from "./heard.server.ts";
import {
  Amount,
  Id,
  Instant,
  Key,
  minorUnits,
  Name,
  Quantity,
  text,
} from "./payload-fields.server.ts";

const Currency = z.string().regex(/^[A-Z]{3}$/);

const Checkout = z.object({
  token: Key,
  id: Id.nullish(),
  name: z.string().nullish(),
  created_at: Instant,
  updated_at: Instant,
  completed_at: Instant.nullish(),
  email: text(320).nullish(),
  abandoned_checkout_url: text(2048).nullish(),
  total_price: Amount.nullish(),
  currency: Currency.nullish(),
  presentment_currency: Currency.nullish(),
  customer: EmbeddedCustomer.nullish(),
  line_items: z
    .array(
      z.object({
        product_id: Id.nullish(),
        variant_id: Id.nullish(),
        title: Name,
        sku: Name.nullish(),
        quantity: Quantity,
      }),
    )
    .default([]),
});

/**
 * Reads checkouts/create and update. They are known by `token`; the id that checkouts/delete will
 * name is left out of recent versions but stands in `name` ("#981820079255243537").
 */
export function readCheckout(body: unknown, heard: Heard): Fact[] {
  const checkout = Checkout.parse(body);
  const nameId = /^#(\d{1,18})$/.exec(checkout.name ?? "")?.[1];
  return [
    ...(checkout.customer ? [readEmbedded(checkout.customer, heard)] : []),
    {
      kind: "checkout",
      checkout: {
        token: checkout.token,
        id: checkout.id ?? nameId,
        customer: checkout.customer?.id,
        email: checkout.email ?? undefined,
        createdAt: checkout.created_at,
        completedAt: checkout.completed_at ?? undefined,
        recoveryUrl: checkout.abandoned_checkout_url ?? undefined,
        ...amountOf(checkout),
        lines: checkout.line_items.map((line) => ({
          product: line.product_id ?? undefined,
          variant: line.variant_id ?? undefined,
          title: line.title,
          sku: line.sku ?? undefined,
          quantity: line.quantity,
        })),
      },
      stamp: { updatedAt: checkout.updated_at, ...heard },
    },
  ];
}

/** A checkout says its amounts in the customer's currency alone: in another than the shop's they are unknown. */
function amountOf(checkout: z.infer<typeof Checkout>): Pick<CheckoutFact, "amount" | "currency"> {
  const { total_price: amount, currency, presentment_currency: shown = currency } = checkout;
  if (typeof amount !== "string" || typeof currency !== "string" || currency !== shown) {
    return { amount: undefined, currency: undefined };
  }
  return { amount: minorUnits(amount, currency), currency };
}
