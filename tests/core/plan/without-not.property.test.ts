import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Condition, Query } from "#app/core/language/ast.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { withoutNot } from "#app/core/plan/without-not.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { aQuery, FULL_CATALOG } from "#tests/support/builders/a-query.ts";
import { runs } from "#tests/support/runs.ts";

const scene = anyStage.chain((stage) =>
  fc.record({
    zone: fc.constant(stage.zone),
    history: anyHistory("1", stage).map(withSingleValues),
    condition: anyAnswerableQuery.map((text) => aQuery(`NOT (${text})`).condition!),
    at: anyMoment(stage),
  }),
);

test("without prefix NOT a query means the same", () => {
  let wereIn = 0;
  fc.assert(
    fc.property(scene, ({ zone, history, condition, at }) => {
      const context = { calendar: makeCalendar(zone), excludedTraits: 3, currencyExponent: 2 };
      const plain = withoutNot(condition);
      expect(negationsIn(plain)).toBe(0);
      const answer = (asked: Condition) => {
        const query: Query = { kind: "query", condition: asked };
        return compilePredicate(query)(history, at, context);
      };
      expect(answer(plain)).toBe(answer(condition));
      if (answer(plain)) wereIn += 1;
    }),
    { numRuns: runs(300) },
  );
  expect(wereIn).toBeGreaterThan(0);
});

const LISTS = new Set(
  [...FULL_CATALOG.attributes.values()].flatMap(({ list, source }) =>
    list && source.kind === "observed" ? [source.attribute] : [],
  ),
);

/** What is no list has one value at most: of two at once both an ordering and its opposite would hold. */
function withSingleValues(history: CustomerHistory): CustomerHistory {
  const values = history.values.filter(
    ({ attribute }, index, all) =>
      LISTS.has(attribute) || all.findIndex((each) => each.attribute === attribute) === index,
  );
  return { ...history, values };
}

function negationsIn(condition: Condition): number {
  // An anniversary has no complement of its own.
  if (condition.kind === "not") return condition.operand.kind === "comparison" ? 0 : 1;
  if (!("operands" in condition)) return 0;
  return condition.operands.reduce((sum, operand) => sum + negationsIn(operand), 0);
}
