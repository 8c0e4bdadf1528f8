import { pick, seededRandom } from "./seeded-random.ts";

/** Where an invented person lives: a real town, no street. */
export interface InventedPlace {
  readonly region: string | null;
  readonly city: string;
  readonly zip: string;
  readonly latitude: number;
  readonly longitude: number;
}

type Town = readonly [
  region: string | null,
  city: string,
  zip: string,
  north: number,
  east: number,
];

const TOWNS: Readonly<Record<string, readonly Town[]>> = {
  GB: [
    ["ENG", "London", "SW1A 1AA", 51.5074, -0.1278],
    ["ENG", "Brighton", "BN1 1AL", 50.8225, -0.1372],
    ["ENG", "Manchester", "M1 1AE", 53.4808, -2.2426],
    ["ENG", "Bristol", "BS1 4ST", 51.4545, -2.5879],
    ["SCT", "Edinburgh", "EH1 1YZ", 55.9533, -3.1883],
    ["WLS", "Cardiff", "CF10 1EP", 51.4816, -3.1791],
  ],
  DE: [
    [null, "Berlin", "10115", 52.52, 13.405],
    [null, "Frankfurt am Main", "60311", 50.1109, 8.6821],
    [null, "Hamburg", "20095", 53.5511, 9.9937],
  ],
  FR: [
    [null, "Paris", "75001", 48.8566, 2.3522],
    [null, "Lyon", "69001", 45.764, 4.8357],
  ],
  IE: [
    ["D", "Dublin", "D01 F5P2", 53.3498, -6.2603],
    ["CO", "Cork", "T12 W8KX", 51.8985, -8.4756],
  ],
  US: [
    ["NY", "New York City", "10001", 40.7128, -74.006],
    ["CA", "Los Angeles", "90001", 34.0522, -118.2437],
  ],
};

/** The same place for the same person and country; none where no towns are written down. */
export function inventPlace(country: string, customer: number): InventedPlace | undefined {
  const towns = TOWNS[country];
  if (towns === undefined) return undefined;
  const random = seededRandom(Math.imul(customer, 40_503) ^ 0x5a75);
  const [region, city, zip, latitude, longitude] = pick(random, towns);
  return { region, city, zip, latitude, longitude };
}

/** A birth date for one in three of those whom the data set names. */
export function inventBirthDate(number: number | undefined): string | undefined {
  if (number === undefined) return undefined;
  const random = seededRandom(Math.imul(number, 69_069) ^ 0x0b1e);
  if (random() > 0.35) return undefined;
  const first = Date.UTC(1944, 0, 1);
  const days = Math.floor(random() * 60 * 365.25);
  return new Date(first + days * 86_400_000).toISOString().slice(0, 10);
}

const LANGUAGES: Readonly<Record<string, string>> = {
  DE: "de",
  AT: "de-AT",
  FR: "fr",
  ES: "es",
  IT: "it",
  NL: "nl",
  PT: "pt-PT",
  US: "en-US",
};

/** The language somebody reads, by the country of the latest address. */
export function localeOf(country: string | undefined): string {
  return LANGUAGES[country ?? ""] ?? "en-GB";
}
