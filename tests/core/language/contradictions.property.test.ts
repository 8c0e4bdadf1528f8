import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import type { Condition } from "#app/core/language/ast.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import {
  ANSWERABLE,
  anyClause,
  QUERY_CATALOG,
  type QueryScope,
} from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";

/** Two or three conditions on one attribute, and someone at some moment. */
const scene = anyStage.chain((stage) =>
  fc.constantFrom(...ANSWERABLE.attributes).chain((attribute) => {
    const scope: QueryScope = { ...ANSWERABLE, attributes: [attribute], functions: [] };
    return fc.record({
      zone: fc.constant(stage.zone),
      clauses: fc.array(anyClause(scope), { minLength: 2, maxLength: 3 }),
      history: anyHistory("1", stage),
      at: anyMoment(stage),
    });
  }),
);

function conditionOf(text: string): Condition {
  const read = readQuery(text, QUERY_CATALOG);
  if (!read.ok || read.query.condition === undefined) throw new Error(text);
  return read.query.condition;
}

test("nobody meets a contradiction, at any moment", () => {
  const seen = { refused: 0, met: 0 };
  fc.assert(
    fc.property(scene, ({ zone, clauses, history, at }) => {
      const operands = clauses.map(conditionOf);
      const condition = { kind: "and", operands, span: { start: 0, end: 0 } } as const;
      const met = compilePredicate({ kind: "query", condition })(history, at, {
        calendar: makeCalendar(zone),
        excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
        currencyExponent: 2,
      });
      const refused = !readQuery(clauses.join(" AND "), QUERY_CATALOG).ok;
      seen.refused += Number(refused);
      seen.met += Number(met);
      expect(met && refused).toBe(false);
    }),
    { numRuns: runs(1000) },
  );
  expect(seen.refused).toBeGreaterThan(0);
  expect(seen.met).toBeGreaterThan(0);
});
