import { z } from "zod";
import { isTimeZone } from "#app/core/calendar/calendar.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Heard } from "./heard.server.ts";
import { CountryCode, Gid, Id, Instant, Name } from "./payload-fields.server.ts";

const Shop = z.object({
  name: Name,
  currency: z.string().regex(/^[A-Z]{3}$/),
  iana_timezone: z.string().refine(isTimeZone).nullish(),
  country_code: CountryCode,
  plan_name: Name.nullish(),
  updated_at: Instant.nullish(),
});

/** Reads shop/update: how the shop is called, and the time zone and currency its numbers are in. */
export function readShopUpdate(body: unknown, heard: Heard): Fact[] {
  const shop = Shop.parse(body);
  return [
    {
      kind: "shop",
      details: {
        name: shop.name,
        currency: shop.currency,
        timeZone: shop.iana_timezone ?? undefined,
        country: shop.country_code,
        plan: shop.plan_name ?? undefined,
      },
      stamp: { updatedAt: shop.updated_at ?? heard.triggeredAt, ...heard },
    },
  ];
}

const Scopes = z.object({ shop_id: z.union([Gid, Id]) });

/** Reads app/scopes_update: a hint to ask which scopes are granted now. */
export function readScopes(body: unknown): Fact[] {
  return [{ kind: "refetch", entity: "scopes", id: Scopes.parse(body).shop_id }];
}

const OrderEdit = z.object({ order_edit: z.object({ order_id: Id }) });

/** Reads orders/edited, which lists what was edited but not what the order came to. */
export function readOrderEdit(body: unknown): Fact[] {
  return [{ kind: "refetch", entity: "order", id: OrderEdit.parse(body).order_edit.order_id }];
}

const Deleted = z.object({ id: Id });

/** Reads orders, customers, checkouts and products/delete, which say an id and nothing else. */
export function readDeletion(
  entity: "order" | "customer" | "checkout" | "product",
  body: unknown,
  at: Moment,
): Fact[] {
  return [{ kind: "gone", entity, id: Deleted.parse(body).id, reason: "deleted", at }];
}

const Compliance = z.object({ customer: z.object({ id: Id.nullish() }).nullish() });
const Redaction = Compliance.extend({ orders_to_redact: z.array(Id).nullish() });

/** Reads customers/data_request. A guest has no id, and we hold nothing that could be handed over. */
export function readDataRequest(body: unknown, { triggeredAt }: Heard): Fact[] {
  const customer = Compliance.parse(body).customer?.id;
  return typeof customer !== "string" ? [] : [{ kind: "data-request", customer, at: triggeredAt }];
}

/** Reads customers/redact: the person goes, and the orders named with her. */
export function readRedaction(body: unknown, { triggeredAt }: Heard): Fact[] {
  const { customer, orders_to_redact } = Redaction.parse(body);
  const gone = { kind: "gone", reason: "redacted", at: triggeredAt } as const;
  return [
    ...(customer?.id ? [{ ...gone, entity: "customer", id: customer.id } as const] : []),
    ...(orders_to_redact ?? []).map((id) => ({ ...gone, entity: "order", id }) as const),
  ];
}

/** A metafield was defined, changed or given up: all definitions are read again, whoever's they are. */
export function readDefinitionHint(): Fact[] {
  return [{ kind: "refetch", entity: "metafields", id: "0" }];
}
