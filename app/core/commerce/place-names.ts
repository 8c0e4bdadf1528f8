import { compare } from "#app/lib/compare.ts";

/** As much of an address as queries may ask. Streets stay out. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
  /** The part of the country as ISO 3166-2 ends: "CA" of "US-CA". */
  readonly region: string | undefined;
  readonly city: string | undefined;
  readonly postalCode: string | undefined;
  /** Decimal degrees; only full reads say them. */
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
}

/** The values of a customer's addresses by which segments ask for them, each once and in order. */
export interface PlaceNames {
  readonly countries: readonly string[];
  /** "US-CA" */
  readonly regions: readonly string[];
  /** "US-NY-NewYorkCity", as Shopify writes cities; without a region "MC-Monaco". */
  readonly cities: readonly string[];
  /** In capitals, with single spaces: "SW1A 1AA". */
  readonly postalCodes: readonly string[];
}

export function placeNames(places: readonly Place[]): PlaceNames {
  return {
    countries: distinct(places.map(({ country }) => country)),
    regions: distinct(places.map((place) => joined(place.country, place.region))),
    cities: distinct(places.map(cityOf)),
    postalCodes: distinct(
      places.map(({ postalCode }) => postalCode?.trim().replaceAll(/\s+/g, " ").toUpperCase()),
    ),
  };
}

function cityOf({ country, region, city }: Place): string | undefined {
  const name = city?.replaceAll(/\s+/g, "");
  return name && (joined(country, region, name) ?? joined(country, name));
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.every(Boolean) ? parts.join("-") : undefined;
}

/**
 * The coordinates of the places, to a hundredth of a degree (about a kilometre): "45.42,-75.69".
 * Nothing finer is kept.
 */
export function coordinatesOf(places: readonly Place[]): string[] {
  return distinct(
    places.map(({ latitude, longitude }) => {
      if (latitude === undefined || longitude === undefined) return undefined;
      if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
      return `${hundredths(latitude)},${hundredths(longitude)}`;
    }),
  );
}

function hundredths(degrees: number): string {
  const rounded = Math.round(degrees * 100);
  // There is no -0.00.
  return ((rounded === 0 ? 0 : rounded) / 100).toFixed(2);
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => text || []))].sort(compare);
}
