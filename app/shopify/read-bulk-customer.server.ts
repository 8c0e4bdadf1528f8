import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { BulkRoot } from "./bulk-nodes.server.ts";
import { CountryCode, Gid, Instant, Name, splitTags, text } from "./payload-fields.server.ts";

const Customer = z.object({
  id: Gid,
  createdAt: Instant,
  updatedAt: Instant,
  firstName: Name.nullable(),
  lastName: Name.nullable(),
  locale: text(35).nullable(),
  tags: z.array(z.string()).transform(splitTags),
  defaultEmailAddress: z
    .object({
      emailAddress: text(320),
      marketingState: text(64),
      marketingUpdatedAt: Instant.nullable(),
    })
    .nullable(),
  defaultPhoneNumber: z
    .object({
      phoneNumber: text(64),
      smsMarketingConsent: z.object({ state: text(64), updatedAt: Instant.nullable() }),
    })
    .nullable(),
});

const Address = z.object({ countryCodeV2: CountryCode });

/** Reads a customer whole: unlike a delivery, with tags and consent. */
export function readBulkCustomer({ value, children, hash }: BulkRoot, readAt: Moment): Fact[] {
  const customer = Customer.parse(value);
  const { defaultEmailAddress: email, defaultPhoneNumber: phone } = customer;
  const countries = children.flatMap((child) => Address.parse(child.value).countryCodeV2 ?? []);
  return [
    {
      kind: "customer",
      customer: {
        id: customer.id,
        createdAt: customer.createdAt,
        firstName: customer.firstName,
        lastName: customer.lastName,
        email: email?.emailAddress ?? null,
        phone: phone?.phoneNumber ?? null,
        locale: customer.locale,
        countries: [...new Set(countries)].sort(),
        tags: customer.tags,
        ...(email && {
          emailConsent: { state: email.marketingState, at: email.marketingUpdatedAt },
        }),
        ...(phone && {
          smsConsent: {
            state: phone.smsMarketingConsent.state,
            at: phone.smsMarketingConsent.updatedAt,
          },
        }),
      },
      stamp: { updatedAt: customer.updatedAt, triggeredAt: readAt, bodyHash: hash },
    },
  ];
}
