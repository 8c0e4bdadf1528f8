import { z } from "zod";
import type { Fact } from "#app/core/commerce/facts.ts";
import { EmbeddedCustomer, readEmbedded } from "./customer-payload.server.ts";
import type { Heard } from "./heard.server.ts";
import { Id, Instant, Key, Name, Quantity, text } from "./payload-fields.server.ts";

const Checkout = z.object({
  token: Key,
  id: Id.nullish(),
  name: z.string().nullish(),
  created_at: Instant,
  updated_at: Instant,
  completed_at: Instant.nullish(),
  email: text(320).nullish(),
  abandoned_checkout_url: text(2048).nullish(),
  customer: EmbeddedCustomer.nullish(),
  line_items: z
    .array(
      z.object({
        product_id: Id.nullish(),
        variant_id: Id.nullish(),
        title: Name,
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
        lines: checkout.line_items.map((line) => ({
          product: line.product_id ?? undefined,
          variant: line.variant_id ?? undefined,
          title: line.title,
          quantity: line.quantity,
        })),
      },
      stamp: { updatedAt: checkout.updated_at, ...heard },
    },
  ];
}
