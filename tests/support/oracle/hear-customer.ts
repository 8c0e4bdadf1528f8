import type { Heard } from "./heard.ts";
import { at, idAt, listAt, momentAt, textAt, type Json } from "./lossless-json.ts";
import type { Told } from "./told.ts";

/** customers/create, update: all of a customer's details at `updated_at`; tags and consent have their own topics. */
export function hearCustomer(told: Told, { body, stamp }: Heard): void {
  const customer = idAt(body, "id") ?? "";
  const places = [...listAt(body, "addresses"), at(body, "default_address")];
  told.customers.push({
    customer,
    stamp,
    email: textAt(body, "email"),
    countries: new Set(places.flatMap((place) => textAt(place, "country_code") ?? [])),
    regions: named(places, (country, place) => {
      const region = textAt(place, "province_code");
      return region && `${country}-${region}`;
    }),
    cities: named(places, (country, place) => {
      const region = textAt(place, "province_code");
      const city = textAt(place, "city")?.split(" ").join("");
      return city && (region ? `${country}-${region}-${city}` : `${country}-${city}`);
    }),
    postalCodes: named(places, (_, place) => {
      const words = textAt(place, "zip")?.split(" ") ?? [];
      return words.filter(Boolean).join(" ").toUpperCase();
    }),
    account: textAt(body, "state")?.toUpperCase(),
  });
  hearMention(told, body, stamp.updated);
}

/** What places in a known country are called, each once. */
function named(
  places: readonly Json[],
  nameOf: (country: string, place: Json) => string | undefined,
): ReadonlySet<string> {
  const names = places.map((place) => nameOf(textAt(place, "country_code") ?? "", place) ?? "");
  return new Set(names.filter((name) => name !== ""));
}

/** Somebody is spoken of: known from then on, or from when they were added, whichever is earlier. */
export function hearMention(told: Told, customer: Json, when: number): void {
  const id = idAt(customer, "id");
  if (id === undefined) return;
  told.sightings.push({ customer: id, at: when });
  const added = momentAt(customer, "created_at");
  if (added === undefined) return;
  told.sightings.push({ customer: id, at: added });
  told.added.push({ customer: id, at: added });
}

export function hearTags(change: "added" | "removed") {
  return (told: Told, { body, stamp }: Heard): void => {
    const customer = idAt(body, "customerId") ?? "";
    const when = momentAt(body, "occurredAt") ?? Number.NaN;
    for (const tag of listAt(body, "tags")) {
      if (typeof tag !== "string") continue;
      told.tags.push({
        customer,
        tag: tag.toLowerCase(),
        change,
        stamp: { ...stamp, updated: when },
      });
    }
    told.sightings.push({ customer, at: when });
  };
}

export function hearConsent(channel: "email" | "sms") {
  const name = channel === "email" ? "email_marketing_consent" : "sms_marketing_consent";
  return (told: Told, { body, stamp }: Heard): void => {
    const customer = idAt(body, channel === "email" ? "customer_id" : "id") ?? "";
    const when = momentAt(body, name, "consent_updated_at");
    told.consents.push({
      customer,
      channel,
      state: (textAt(body, name, "state") ?? "").toUpperCase(),
      stamp: { ...stamp, updated: when ?? Number.NEGATIVE_INFINITY },
    });
    if (when !== undefined) told.sightings.push({ customer, at: when });
  };
}

/** customers/merge: only a completed one happened. */
export function hearMerge(told: Told, { body }: Heard): void {
  const kept = idAt(body, "admin_graphql_api_customer_kept_id");
  const merged = idAt(body, "admin_graphql_api_customer_deleted_id");
  if (textAt(body, "status") !== "completed" || kept === undefined || merged === undefined) return;
  told.merges.push({ kept, merged });
}
