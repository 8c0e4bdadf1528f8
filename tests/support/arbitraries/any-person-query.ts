import fc from "fast-check";
import { anyDateTest, anyDay, anyOperator } from "./any-date-test.ts";

const anyDateless = fc.constantFrom(
  "today",
  "yesterday",
  "-30d",
  "-1d",
  "-1m",
  "+1d",
  "+1m",
  "+2w",
);
const anyDate = fc.constantFrom(
  "2026-02-28",
  "2024-02-29",
  "2026-03-01",
  "2025-12-28",
  "2026-01-03",
);

const anyAnniversaryTest = fc.oneof(
  fc.oneof(anyDateless, anyDate).map((day) => `= ${day}`),
  fc
    .tuple(fc.oneof(anyDateless, anyDate), fc.oneof(anyDateless, anyDate))
    .map(([low, high]) => `BETWEEN ${low} AND ${high}`),
);

const anyAnniversary = fc
  .tuple(
    fc.constantFrom(
      "anniversary ('metafields.facts.birth_date')",
      "anniversary(date: 'metafields.facts.birth_date')",
      "anniversary ('first_order_date')",
      "anniversary ('last_order_date')",
      "anniversary ('customer_added_date')",
    ),
    anyAnniversaryTest,
  )
  .map((parts) => parts.join(" "));

const anyMetafieldDate = fc
  .tuple(
    fc.constantFrom("metafields.facts.birth_date", "customer.metafields.custom.renews_at"),
    anyDateTest,
  )
  .map((parts) => parts.join(" "));

const anyNearness = fc
  .tuple(
    fc.constantFrom("MATCHES", "NOT MATCHES"),
    fc.constantFrom("(45.4215, -75.6972)", "(51.5, 0)", "(0, 180)", "(-17.8, 179.5)", "(90, 0)"),
    fc.constantFrom(
      "distance_km = 10",
      "distance_mi <= 6.2",
      "distance_km = 150.5",
      "distance_km = 6000, distance_mi = 3100",
      "distance_km = 25000",
      "distance_km = 0",
    ),
  )
  .map(
    ([matches, place, distance]) =>
      `customer_within_distance ${matches} (coordinates = ${place}, ${distance})`,
  );

/** A condition on who someone is, of the values that `anyHistory` makes. */
export const anyPersonComparison: fc.Arbitrary<string> = fc.oneof(
  anyAnniversary,
  anyMetafieldDate,
  anyNearness,
  anyDay.map((day) => `metafields.custom.holidays CONTAINS ${day}`),
  fc
    .tuple(anyOperator, fc.constantFrom("0", "1", "26", "40"))
    .map(([operator, years]) => `age ${operator} ${years}`),
  fc.constantFrom("age BETWEEN 1 AND 26", "age IS NULL", "age IS NOT NULL"),
  fc
    .tuple(anyOperator, fc.constantFrom("0", "4.5", "100", "-3"))
    .map(([operator, number]) => `metafields.custom.rating ${operator} ${number}`),
  fc.constantFrom(
    "metafields.custom.points-total BETWEEN 0 AND 100",
    "metafields.custom.points-total != 100",
    "metafields.custom.points-total IS NULL",
    "metafields.custom.member = true",
    "metafields.custom.member != true",
    "metafields.custom.sizes CONTAINS 'L'",
    "metafields.custom.sizes NOT CONTAINS 'L'",
    "metafields.custom.sizes IS NULL",
    "metafields.custom.colour = 'blue'",
    "metafields.custom.colour != 'blue'",
    "metafields.facts.birth_date IS NULL",
    "metafields.custom.renews_at IS NOT NULL",
    "metafields.custom.holidays NOT CONTAINS today",
  ),
);

/** One test of a date that was observed, or of an anniversary or an age. */
export const anyPersonDated: fc.Arbitrary<string> = fc.oneof(
  anyAnniversary,
  anyMetafieldDate,
  anyDateless.map((day) => `metafields.custom.holidays CONTAINS ${day}`),
  fc.constantFrom("age < 1", "age >= 26", "age = 0"),
);
