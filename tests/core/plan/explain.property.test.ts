import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { explain } from "#app/core/plan/explain.ts";
import type { ExplainedCondition, ExplainedLeaf } from "#app/core/plan/explanation.ts";
import { frozenHistory } from "#app/core/plan/frozen-history.ts";
import type { PlanContext } from "#app/core/plan/plan-context.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { nextTurn } from "#app/core/plan/turn.ts";
import { leavesOf } from "#app/core/plan/visit.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { aQuery, FULL_CATALOG } from "#tests/support/builders/a-query.ts";
import { runs } from "#tests/support/runs.ts";

function sceneOf(queries: fc.Arbitrary<string>) {
  return anyStage.chain((stage) =>
    fc.record({
      context: fc.constant(contextIn(stage.zone)),
      history: anyHistory("1", stage),
      query: queries.map(aQuery),
      at: anyMoment(stage),
    }),
  );
}

const scene = sceneOf(anyAnswerableQuery);

test("an explanation answers as the predicate does, in the whole and in every condition", () => {
  const seen = { inside: 0, outside: 0, counted: 0, uncounted: 0 };
  fc.assert(
    fc.property(scene, ({ context, history, query, at }) => {
      const explanation = explain(query, history, at, context);
      expect(explanation.holds).toBe(compilePredicate(query)(history, at, context));
      expect(explanation.condition?.holds).toBe(
        compilePredicate(query)({ ...history, knownFrom: at }, at, context),
      );
      seen[explanation.holds ? "inside" : "outside"] += 1;
      expectConsistent(explanation.condition!);

      const leaves = explainedLeaves(explanation.condition!);
      expect(leaves.map(({ condition }) => condition)).toEqual([...leavesOf(query)]);
      for (const { counted, uncounted } of leaves) {
        seen.counted += counted.length;
        seen.uncounted += uncounted.length;
        for (const { reasons } of uncounted) expect(reasons).not.toEqual([]);
      }
    }),
    { numRuns: runs(300) },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
});

/** Among queries of all kinds few are turned by time alone; of these many are. */
const anyTurningQuery = fc
  .tuple(
    fc.constantFrom("first_order_date", "last_order_date", "customer_added_date"),
    fc.constantFrom("<", "<=", ">", ">=", "=", "!="),
    fc.constantFrom("-1d", "-7d", "-2w", "-1m"),
    fc.oneof(fc.constant("number_of_orders >= 0"), anyAnswerableQuery),
  )
  .map(
    ([attribute, operator, offset, other]) => `${attribute} ${operator} ${offset} AND (${other})`,
  )
  .filter((text) => readQuery(text, FULL_CATALOG).ok);

const turningScene = sceneOf(fc.oneof(anyTurningQuery, anyAnswerableQuery));

test("if nothing else happens the answer stays until its turn and is another then", () => {
  let turned = 0;
  fc.assert(
    fc.property(turningScene, ({ context, history, query, at }) => {
      const { holds, turn } = explain(query, history, at, context);
      if (turn === undefined) return;
      const frozen = frozenHistory(history, at);
      const answer = compilePredicate(query);
      for (let moment = at; moment < turn; ) {
        expect(answer(frozen, moment, context)).toBe(holds);
        moment = nextTurn(query, frozen, moment, context);
      }
      if (turn === FOREVER) return;
      turned += 1;
      expect(answer(frozen, turn, context)).toBe(!holds);
      expect(answer(frozen, turn - 1, context)).toBe(holds);
    }),
    { numRuns: runs(300) },
  );
  expect(turned).toBeGreaterThan(0);
});

test("a frozen history is as the history was, and has no later facts", () => {
  fc.assert(
    fc.property(scene, ({ context, history, query, at }) => {
      const frozen = frozenHistory(history, at);
      const answer = compilePredicate(query);
      expect(answer(frozen, at, context)).toBe(answer(history, at, context));
      for (const { from } of frozen.orders) expect(from).toBeLessThanOrEqual(at);
    }),
    { numRuns: runs(200) },
  );
});

function expectConsistent(explained: ExplainedCondition): void {
  switch (explained.kind) {
    case "and":
      expect(explained.holds).toBe(explained.operands.every(({ holds }) => holds));
      break;
    case "or":
      expect(explained.holds).toBe(explained.operands.some(({ holds }) => holds));
      break;
    case "not":
      expect(explained.holds).toBe(!explained.operand.holds);
      break;
    case "reference":
      expect(explained.holds).toBe(
        explained.operands.some(({ holds }) => holds) !== explained.condition.negated,
      );
      break;
    case "segment":
      expect(explained.holds).toBe(explained.operands.every(({ holds }) => holds));
      break;
    case "leaf":
      return;
  }
  for (const operand of operandsOf(explained)) expectConsistent(operand);
}

function explainedLeaves(explained: ExplainedCondition): ExplainedLeaf[] {
  return explained.kind === "leaf" ? [explained] : operandsOf(explained).flatMap(explainedLeaves);
}

function operandsOf(explained: ExplainedCondition): readonly ExplainedCondition[] {
  if (explained.kind === "leaf") return [];
  return explained.kind === "not" ? [explained.operand] : explained.operands;
}

function contextIn(zone: string): PlanContext {
  return {
    calendar: makeCalendar(zone),
    excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
    currencyExponent: 2,
  };
}
