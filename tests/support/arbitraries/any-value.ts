import fc, { type Arbitrary } from "fast-check";
import type { Subject } from "#app/core/language/inspection.ts";
import { quote } from "#app/core/language/quote.ts";

/** Words for values, chosen so that generated histories and queries meet. */
export interface Vocabulary {
  /** By the name of the attribute or parameter; others get words of their own. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** The days that absolute dates name. */
  readonly days: readonly string[];
}

export const VOCABULARY: Vocabulary = {
  texts: {
    customer_tags: ["vip", "VIP", "Wholesale", "newsletter"],
    customer_countries: ["GB", "US", "DE"],
    customer_email_domain: ["example.com", "shop.test"],
    tag: ["Sale", "sale", "Fruit"],
    channel: ["web", "pos"],
    discount_code: ["SPRING", "spring", "VIP10"],
    title: ["Product 71", "Gift wrap"],
    sku: ["SKU-71", "SKU-72"],
    vendor: ["Acme", "Harbour"],
    product_type: ["Mugs"],
    category: ["Home", "Home > Kitchen"],
  },
  ids: { id: ["1", "2", "3"], location_id: ["7"], app_id: ["8", "9"] },
  days: ["2025-12-31", "2026-02-28", "2026-03-01", "2026-03-29", "2026-05-30", "2026-10-25"],
};

const AMOUNTS = "0 0.01 0.5 1 10 19.99 20 50.5 100 250.00 1000".split(" ");

/** Values that are the same for everything of a type. */
const OF_TYPE = {
  integer: "0 1 2 3 4 5 6".split(" "),
  float: AMOUNTS,
  money: AMOUNTS,
  boolean: ["true", "false"],
  coordinates: ["(45.42, -75.69)", "(0, 0)"],
  duration: ["0d", "30min", "26h", "2d", "1w"],
} as const satisfies Partial<Record<Subject["type"], readonly string[]>>;

/** A value as text that the subject can be compared with. */
export function anyValue(subject: Subject, vocabulary: Vocabulary): Arbitrary<string> {
  switch (subject.type) {
    case "string":
    case "enum":
    case "segment":
      return fc.constantFrom(...textsOf(subject, vocabulary)).map(quote);
    case "date":
      return anyDate(vocabulary.days);
    case "id":
      return fc.constantFrom(...(vocabulary.ids[subject.name] ?? ["7", "8"]));
    default:
      return fc.constantFrom<string>(...OF_TYPE[subject.type]);
  }
}

function textsOf({ name, values }: Subject, { texts }: Vocabulary): readonly string[] {
  return values ?? texts[name] ?? ["a", "B c", "d'e"];
}

/** Days, times of days, offsets both ways and elapsed time. */
export function anyDate(days: readonly string[]): Arbitrary<string> {
  const day = fc.constantFrom(...days);
  const clock = fc.constantFrom("00:00:00", "02:30:00", "12:00:00", "23:59:59");
  const signed = (most: number) =>
    fc.integer({ min: -most, max: 2 }).map((amount) => (amount > 0 ? `+${amount}` : `-${-amount}`));
  return fc.oneof(
    { arbitrary: day, weight: 2 },
    { arbitrary: fc.tuple(day, clock).map(([date, time]) => `${date}T${time}`), weight: 1 },
    { arbitrary: fc.constantFrom("today", "yesterday"), weight: 1 },
    { arbitrary: signed(120).map((amount) => `${amount}d`), weight: 3 },
    { arbitrary: signed(16).map((amount) => `${amount}w`), weight: 1 },
    { arbitrary: signed(13).map((amount) => `${amount}m`), weight: 2 },
    { arbitrary: signed(2).map((amount) => `${amount}y`), weight: 1 },
    { arbitrary: signed(72).map((amount) => `${amount}h`), weight: 2 },
    { arbitrary: signed(200).map((amount) => `${amount}min`), weight: 1 },
  );
}
