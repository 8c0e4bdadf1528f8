import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import { metafieldEntries } from "#app/core/commerce/metafield-values.ts";
import { coordinatesOf, type Place, placeNames } from "#app/core/commerce/place-names.ts";
import type { BulkNode, BulkRoot } from "./bulk-nodes.server.ts";
import {
  CountryCode,
  Gid,
  Instant,
  Name,
  PlaceName,
  splitTags,
  text,
} from "./payload-fields.server.ts";

const Customer = z.object({
  id: Gid,
  createdAt: Instant,
  updatedAt: Instant,
  firstName: Name.nullable(),
  lastName: Name.nullable(),
  locale: text(35).nullable(),
  state: text(64),
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

const Address = z.object({
  countryCodeV2: CountryCode,
  provinceCode: PlaceName,
  city: PlaceName,
  zip: PlaceName,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

const Metafield = z.object({
  namespace: z.string(),
  key: z.string(),
  type: z.string(),
  value: z.string(),
});

/** What belongs to a customer comes in one row after the other; only metafields have a key. */
function sortChildren(children: readonly BulkNode[]) {
  const isMetafield = ({ value }: BulkNode) =>
    typeof value === "object" && value !== null && "key" in value;
  return {
    addresses: children
      .filter((child) => !isMetafield(child))
      .map(({ value }) => Address.parse(value)),
    metafields: children.filter(isMetafield).map(({ value }) => Metafield.parse(value)),
  };
}

function toPlace(address: z.infer<typeof Address>): Place {
  const { countryCodeV2: country, provinceCode: region, city, zip: postalCode } = address;
  const latitude = address.latitude ?? undefined;
  const longitude = address.longitude ?? undefined;
  return { country, region, city, postalCode, latitude, longitude };
}

/** Reads a customer whole: unlike a delivery, with tags, consent, language and metafields. */
export function readBulkCustomer({ value, children, hash }: BulkRoot, readAt: Moment): Fact[] {
  const customer = Customer.parse(value);
  const { defaultEmailAddress: email, defaultPhoneNumber: phone } = customer;
  const { addresses, metafields } = sortChildren(children);
  const places = addresses.map(toPlace);
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
        ...placeNames(places),
        coordinates: coordinatesOf(places),
        accountStatus: customer.state,
        metafields: metafieldEntries(metafields),
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
