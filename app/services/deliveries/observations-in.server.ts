import { ALWAYS, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerDetails, Fact, Product, Stamp } from "#app/core/commerce/facts.ts";
import { languageOf } from "#app/core/commerce/language-of.ts";
import { METAFIELDS } from "#app/core/commerce/metafield-values.ts";
import { NOTHING } from "#app/core/commerce/dated-values.ts";
import type { ObservationOf } from "#app/db/observations/insert-observations.server.ts";
import { foldCase } from "#app/lib/fold-case.ts";

/** What a fact shows of a customer's or a product's values. What an order says of its customer shows none. */
export function observationsIn(fact: Fact): ObservationOf[] {
  switch (fact.kind) {
    case "customer":
      return fact.stamp.updatedAt === ALWAYS ? [] : inDetails(fact.customer, fact.stamp);
    case "tags": {
      const { customer, change, tags, at } = fact.tags;
      return tags.map((tag) => ({
        ...told(customer, "customer_tags", fact.stamp, at),
        value: foldCase(tag),
        kind: change,
      }));
    }
    case "in-segment": {
      const { customer, change, segment, at } = fact.membership;
      return [{ ...told(customer, "in_segment", fact.stamp, at), value: segment, kind: change }];
    }
    case "consent": {
      const { customer, channel, state, at } = fact.consent;
      return reading(told(customer, statusOf(channel), fact.stamp, at ?? ALWAYS), [state]);
    }
    case "product":
      return inProduct(fact.product, fact.stamp);
    default:
      return [];
  }
}

/** A product enters and leaves collections without being updated: what was read is as of then. */
function inProduct(product: Product, stamp: Stamp): ObservationOf[] {
  const { id, tags, vendor, type, categories, collections } = product;
  const read = (attribute: string, values: readonly string[], at?: Moment) =>
    reading(
      told(id, attribute, stamp, at),
      values.filter((value) => value !== NOTHING),
    );
  return [
    ...read("tag", tags.map(foldCase)),
    ...read("vendor", [vendor]),
    ...read("product_type", [type]),
    ...(categories ? read("category", categories) : []),
    ...(collections ? read("collection", collections, stamp.triggeredAt) : []),
  ];
}

function inDetails(details: CustomerDetails, stamp: Stamp): ObservationOf[] {
  const { id, email, tags, metafields, emailConsent, smsConsent } = details;
  const observations: ObservationOf[] = [];
  const read = (attribute: string, values: readonly string[], at?: Moment) => {
    observations.push(...reading(told(id, attribute, stamp, at), values));
  };
  for (const [attribute, values] of readingsIn(details)) read(attribute, values);
  // A metafield may change without the customer: what was read is as of then.
  if (metafields) read(METAFIELDS, metafields, stamp.triggeredAt);
  if (email !== undefined) read("customer_email_domain", domainOf(email));
  if (tags) read("customer_tags", tags.map(foldCase));
  if (emailConsent) read(statusOf("email"), [emailConsent.state], emailConsent.at ?? ALWAYS);
  if (smsConsent) read(statusOf("sms"), [smsConsent.state], smsConsent.at ?? ALWAYS);
  return observations;
}

/** What is said of where someone is and who they are, by the attribute that asks it. */
function readingsIn(details: CustomerDetails): [attribute: string, values: readonly string[]][] {
  const { locale, accountStatus } = details;
  const said: readonly (readonly [string, readonly string[] | undefined])[] = [
    ["customer_countries", details.countries],
    ["customer_regions", details.regions],
    ["customer_cities", details.cities],
    ["customer_postal_codes", details.postalCodes],
    ["customer_coordinates", details.coordinates],
    ["customer_language", locale === undefined ? undefined : languagesIn(locale)],
    ["customer_account_status", accountStatus === undefined ? undefined : [accountStatus]],
  ];
  return said.flatMap(([attribute, values]) => (values ? [[attribute, values]] : []));
}

function languagesIn(locale: string | null): string[] {
  const language = locale === null ? undefined : languageOf(locale);
  return language === undefined ? [] : [language];
}

function statusOf(channel: "email" | "sms"): string {
  return `${channel}_subscription_status`;
}

function domainOf(email: string | null): string[] {
  const at = email?.lastIndexOf("@") ?? -1;
  return email === null || at < 0 ? [] : [foldCase(email.slice(at + 1))];
}

function told(of: string, attribute: string, stamp: Stamp, at: Moment = stamp.updatedAt) {
  return { of, attribute, at, triggeredAt: stamp.triggeredAt, bodyHash: stamp.bodyHash };
}

/** All values at once; that there were none is written down as well. */
function reading(
  about: Omit<ObservationOf, "kind" | "value">,
  values: readonly string[],
): ObservationOf[] {
  const found = values.length === 0 ? [NOTHING] : [...new Set(values)];
  return found.map((value) => ({ ...about, kind: "read", value }));
}
