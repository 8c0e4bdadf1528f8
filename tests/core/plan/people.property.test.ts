import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { isPlainDate } from "#app/core/calendar/plain-date.ts";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { DAY_PATTERN, MOMENT_PATTERN } from "#app/core/plan/plain-day.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { anyPersonComparison } from "#tests/support/arbitraries/any-person-query.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { holds } from "#tests/support/oracle/holds.ts";
import type { OrderThen } from "#tests/support/oracle/order-then.ts";
import type { PersonThen } from "#tests/support/oracle/person-then.ts";
import { PERSON_METAFIELDS } from "#tests/support/person-metafields.ts";
import { runs } from "#tests/support/runs.ts";

const CATALOG = makeCatalog({ metafields: PERSON_METAFIELDS });

function isSound(text: string): boolean {
  return readQuery(text, CATALOG).ok;
}

const scene = anyStage.chain((stage) =>
  fc.record({
    zone: fc.constant(stage.zone),
    history: anyHistory("1", stage),
    queries: fc.array(anyPersonComparison.filter(isSound), { minLength: 4, maxLength: 8 }),
    at: anyMoment(stage),
  }),
);

test("the predicate and the oracle agree on everything that is observed of a person", () => {
  const seen = { inside: 0, outside: 0 };
  fc.assert(
    fc.property(scene, ({ zone, history, queries, at }) => {
      const person = personAt(history, at);
      for (const text of queries) {
        const query = aQuery(text);
        const answer = compilePredicate(query)({ ...history, knownFrom: at }, at, {
          calendar: makeCalendar(zone),
          excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
          currencyExponent: 2,
        });
        const expected = holds(query.condition!, person, { zone, at });
        expect({ text, answer }).toEqual({ text, answer: expected });
        seen[answer ? "inside" : "outside"] += 1;
      }
    }),
    { numRuns: runs(300) },
  );
  expect(seen.inside).toBeGreaterThan(0);
  expect(seen.outside).toBeGreaterThan(0);
});

test("the patterns that SQL reads take exactly the days and instants of the calendar", () => {
  const [day, moment] = [new RegExp(DAY_PATTERN), new RegExp(MOMENT_PATTERN)];
  const number = (max: number) => fc.integer({ min: 0, max }).map((each) => String(each));
  const anyDay = fc
    .tuple(
      fc.oneof(number(9999), fc.constantFrom("1900", "2000", "2023", "2024", "0", "400")),
      fc.oneof(number(13), fc.constant("2")),
      fc.oneof(number(32), fc.constantFrom("28", "29", "30")),
    )
    .map(([y, m, d]) => `${y.padStart(4, "0")}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
  fc.assert(
    fc.property(anyDay, (text) => {
      expect([text, day.test(text)]).toEqual([text, isPlainDate(text)]);
      expect([text, moment.test(`${text}T23:59:59.999Z`)]).toEqual([text, isPlainDate(text)]);
    }),
    { numRuns: runs(2_000) },
  );
});

type History = ReturnType<typeof anyHistory> extends fc.Arbitrary<infer H> ? H : never;

/** What the oracle would know of this customer. */
function personAt(history: History, at: number): PersonThen {
  const stands = (stretch: { readonly from: number; readonly until: number }) =>
    stretch.from <= at && at < stretch.until;
  const observed = new Map<string, Set<string>>();
  for (const value of history.values.filter(stands)) {
    observed.set(value.attribute, (observed.get(value.attribute) ?? new Set()).add(value.value));
  }
  const excluded = excludedTraits(DEFAULT_ORDER_POLICY);
  return {
    added: history.addedAt !== undefined && history.addedAt <= at ? history.addedAt : undefined,
    // Of an order only its day matters to who someone is.
    orders: history.orders
      .filter((order) => stands(order) && (order.traits & excluded) === 0)
      .map(({ placed }) => ({ placed }) as OrderThen),
    abandoned: undefined,
    checkouts: [],
    activity: [],
    observed,
    products: new Map(),
  };
}
