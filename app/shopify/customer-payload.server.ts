import { z } from "zod";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { ConsentReading, CustomerDetails, Fact } from "#app/core/commerce/facts.ts";
import { type Place, placeNames } from "#app/core/commerce/place-names.ts";
import type { Heard } from "./heard.server.ts";
import {
  CountryCode,
  Gid,
  Id,
  Instant,
  Name,
  PlaceName,
  splitTags,
  text,
} from "./payload-fields.server.ts";

const Address = z.object({
  country_code: CountryCode,
  province_code: PlaceName,
  city: PlaceName,
  zip: PlaceName,
});

const Customer = z.object({
  id: Id,
  created_at: Instant.nullish(),
  updated_at: Instant,
  first_name: Name.nullable(),
  last_name: Name.nullable(),
  email: text(320).nullable(),
  phone: text(64).nullable(),
  state: text(64).nullish(),
  addresses: z.array(Address).default([]),
  default_address: Address.nullish(),
});

/** The person inside an order: fewer fields, and often neither date. */
export const EmbeddedCustomer = Customer.pick({
  id: true,
  created_at: true,
}).extend({
  first_name: Name.nullish(),
  last_name: Name.nullish(),
  email: text(320).nullish(),
  phone: text(64).nullish(),
});

export type EmbeddedCustomer = z.infer<typeof EmbeddedCustomer>;

/** Reads customers/create, update, enable and disable. They say neither tags nor consent. */
export function readCustomer(body: unknown, heard: Heard): Fact[] {
  const customer = Customer.parse(body);
  const addresses = [customer.default_address, ...customer.addresses];
  const places = addresses.flatMap((address): Place[] => (address ? [toPlace(address)] : []));
  return [
    {
      kind: "customer",
      customer: {
        ...toEmbeddedDetails(customer, undefined),
        ...placeNames(places),
        ...(customer.state && { accountStatus: customer.state.toUpperCase() }),
      },
      stamp: { updatedAt: customer.updated_at, ...heard },
    },
  ];
}

function toPlace({ country_code, province_code, city, zip }: z.infer<typeof Address>): Place {
  return { country: country_code, region: province_code, city, postalCode: zip };
}

/**
 * The customer inside a checkout, as a fact of its own: the weakest word on her, older than any of
 * her own deliveries.
 */
export function readEmbedded(customer: EmbeddedCustomer, heard: Heard): Fact {
  return {
    kind: "customer",
    customer: toEmbeddedDetails(customer, undefined),
    stamp: { updatedAt: ALWAYS, ...heard },
  };
}

/** What an order says of its customer: enough to greet a person whose own delivery is still on its way. */
export function toEmbeddedDetails(
  customer: EmbeddedCustomer,
  locale: string | undefined,
): CustomerDetails {
  return {
    id: customer.id,
    ...(typeof customer.created_at === "number" && { createdAt: customer.created_at }),
    ...(customer.first_name !== undefined && { firstName: customer.first_name }),
    ...(customer.last_name !== undefined && { lastName: customer.last_name }),
    ...(customer.email !== undefined && { email: customer.email }),
    ...(customer.phone !== undefined && { phone: customer.phone }),
    ...(locale !== undefined && { locale }),
  };
}

const Tags = z.object({
  customerId: Gid,
  tags: z.array(z.string()).transform(splitTags),
  occurredAt: Instant,
});

/** Reads customer.tags_added and customer.tags_removed. */
export function readTags(change: "added" | "removed", body: unknown, heard: Heard): Fact[] {
  const { customerId, tags, occurredAt } = Tags.parse(body);
  return [
    {
      kind: "tags",
      tags: { customer: customerId, change, tags, at: occurredAt },
      stamp: { updatedAt: occurredAt, ...heard },
    },
  ];
}

const SegmentChange = z.object({ customer_id: z.union([Gid, Id]), segment_id: z.union([Gid, Id]) });

/** Reads customer.joined_segment and customer.left_segment, which carry no time: it is when they were sent. */
export function readSegmentChange(
  change: "added" | "removed",
  body: unknown,
  heard: Heard,
): Fact[] {
  const { customer_id: customer, segment_id: segment } = SegmentChange.parse(body);
  const at = heard.triggeredAt;
  return [
    {
      kind: "in-segment",
      membership: { customer, change, segment, at },
      stamp: { updatedAt: at, ...heard },
    },
  ];
}

const Consent = z.object({ state: text(64).nullish(), consent_updated_at: Instant.nullish() });
const EmailConsent = z.object({ customer_id: Id, email_marketing_consent: Consent.nullish() });
const SmsConsent = z.object({ id: Id, sms_marketing_consent: Consent.nullish() });

/** Reads customers_email_marketing_consent/update. */
export function readEmailConsent(body: unknown, heard: Heard): Fact[] {
  const { customer_id: customer, email_marketing_consent } = EmailConsent.parse(body);
  return toConsent({ channel: "email", customer }, email_marketing_consent, heard);
}

/** Reads customers_marketing_consent/update, which is about text messages. */
export function readSmsConsent(body: unknown, heard: Heard): Fact[] {
  const { id: customer, sms_marketing_consent } = SmsConsent.parse(body);
  return toConsent({ channel: "sms", customer }, sms_marketing_consent, heard);
}

function toConsent(
  of: Pick<ConsentReading, "customer" | "channel">,
  consent: z.infer<typeof Consent> | null | undefined,
  heard: Heard,
): Fact[] {
  if (!consent?.state) return [];
  const at = consent.consent_updated_at ?? null;
  return [
    {
      kind: "consent",
      consent: { ...of, state: consent.state.toUpperCase(), at },
      stamp: { updatedAt: at ?? ALWAYS, ...heard },
    },
  ];
}

const Merge = z.object({
  admin_graphql_api_customer_kept_id: Gid,
  admin_graphql_api_customer_deleted_id: Gid,
  status: z.string(),
});

/** Reads customers/merge. Only a completed merge is one; the kept customer's tags and consent are asked for again. */
export function readMerge(body: unknown, { triggeredAt }: Heard): Fact[] {
  const merge = Merge.parse(body);
  if (merge.status.toLowerCase() !== "completed") return [];
  const kept = merge.admin_graphql_api_customer_kept_id;
  const merged = merge.admin_graphql_api_customer_deleted_id;
  return [
    { kind: "merged", kept, merged, at: triggeredAt },
    { kind: "refetch", entity: "customer", id: kept },
  ];
}
