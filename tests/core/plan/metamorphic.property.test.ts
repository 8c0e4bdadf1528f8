import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import type { Comparison, Condition, Query, Test } from "#app/core/language/ast.ts";
import { printCondition } from "#app/core/language/printer.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertHistory } from "#tests/support/insert-history.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
let shop = 0n;

const span = { start: 0, end: 0 };
const and = (...operands: Condition[]): Condition => ({ kind: "and", operands, span });
const or = (...operands: Condition[]): Condition => ({ kind: "or", operands, span });
const not = (operand: Condition): Condition => ({ kind: "not", operand, span });
const testing = (comparison: Comparison, test: Test): Condition => ({ ...comparison, test });

/** Two queries that mean the same, and which law says so. */
interface Same {
  readonly law: string;
  readonly one: Condition;
  readonly other: Condition;
}

/** Laws of logic, for any conditions. */
function logic([a, b, c]: readonly [Condition, Condition, Condition]): Same[] {
  const same = (law: string, one: Condition, other: Condition): Same => ({ law, one, other });
  return [
    same("AND in any order", and(a, b, c), and(c, a, b)),
    same("OR in any order", or(a, b, c), or(b, c, a)),
    same("AND in any grouping", and(and(a, b), c), and(a, and(b, c))),
    same("OR in any grouping", or(or(a, b), c), or(a, or(b, c))),
    same("the same twice, AND", and(a, a), a),
    same("the same twice, OR", or(b, b), b),
    same("absorption, AND", and(a, or(a, b)), a),
    same("absorption, OR", or(a, and(a, c)), a),
    same("NOT twice", not(not(c)), c),
    same("De Morgan, AND", not(and(a, b)), or(not(a), not(b))),
    same("De Morgan, OR", not(or(b, c)), and(not(b), not(c))),
    same("distribution, AND", and(a, or(b, c)), or(and(a, b), and(a, c))),
    same("distribution, OR", or(a, and(b, c)), and(or(a, b), or(a, c))),
    same("AND what everybody fulfils", and(b, or(a, not(a))), b),
    same("OR what nobody fulfils", or(b, and(c, not(c))), b),
  ];
}

/** What a single condition comes to when it is said in other words. */
function otherWords(condition: Condition): Same[] {
  if (condition.kind === "match") {
    const complement = { ...condition, negated: !condition.negated };
    return [{ law: "NOT MATCHES", one: not(condition), other: complement }];
  }
  if (condition.kind !== "comparison") return [];
  const { attribute, test } = condition;
  // An anniversary is asked with = and BETWEEN alone, and comes every year.
  if (attribute.anniversaryOf !== undefined) return [];
  const complement = complementOf(test);
  return [
    ...(complement === undefined
      ? []
      : [{ law: "complement", one: not(condition), other: testing(condition, complement) }]),
    ...spelledOut(condition),
  ];
}

/** `<` and `>=` have none: of an unknown both are false. */
function complementOf(test: Test): Test | undefined {
  switch (test.kind) {
    case "in":
    case "contains":
    case "null":
      return { ...test, negated: !test.negated };
    case "compare":
      if (test.operator === "=") return { ...test, operator: "!=" };
      return test.operator === "!=" ? { ...test, operator: "=" } : undefined;
    case "between":
      return undefined;
  }
}

/** Of what is one value at most; a list may hold one that is less and one that is more. */
const SINGLE: ReadonlySet<string> = new Set(["orders", "added", "abandoned-checkout"]);

function spelledOut(comparison: Comparison): Same[] {
  const { attribute, test } = comparison;
  if (!SINGLE.has(attribute.source.kind)) return [];
  const compared = (operator: "=" | "<" | "<=" | ">" | ">=", value: typeof low) =>
    testing(comparison, { kind: "compare", operator, value });
  if (test.kind === "between") {
    const { low, high } = test;
    return [
      {
        law: "BETWEEN is two comparisons",
        one: comparison,
        other: and(compared(">=", low), compared("<=", high)),
      },
    ];
  }
  if (test.kind === "in" && !test.negated) {
    const equals = test.values.map((value) => compared("=", value));
    return [{ law: "IN is = of any", one: comparison, other: or(...equals, ...equals) }];
  }
  if (test.kind !== "compare" || ["string", "boolean"].includes(test.value.kind)) return [];
  const { value: low } = test;
  // Counts and sums are always known.
  const known =
    low.kind === "number"
      ? or(comparison, not(comparison))
      : testing(comparison, { kind: "null", negated: true });
  return [
    {
      law: "<= or > of all that is known",
      one: or(compared("<=", low), compared(">", low)),
      other: known,
    },
    {
      law: "< or >= of all that is known",
      one: or(compared("<", low), compared(">=", low)),
      other: known,
    },
    {
      law: ">= is not <, where known",
      one: compared(">=", low),
      other: and(known, not(compared("<", low))),
    },
    ...(low.kind === "elapsed"
      ? []
      : [
          {
            law: "= is neither < nor >",
            one: compared("=", low),
            other: and(known, not(compared("<", low)), not(compared(">", low))),
          },
        ]),
  ];
}

const anyCondition = anyAnswerableQuery.map((text) => aQuery(text).condition!);
const anyLeaf = anyCondition.map(leafOf);

function leafOf(condition: Condition): Condition {
  if (condition.kind === "not") return leafOf(condition.operand);
  return "operands" in condition ? leafOf(condition.operands[0]!) : condition;
}

const CUSTOMERS = ["1", "2", "3", "4"];

const scene = anyStage.chain((stage) =>
  fc.record({
    zone: fc.constant(stage.zone),
    histories: fc.tuple(...CUSTOMERS.map((customer) => anyHistory(customer, stage))),
    conditions: fc.tuple(anyCondition, anyCondition, anyCondition),
    leaves: fc.array(anyLeaf, { minLength: 4, maxLength: 8 }),
    moments: fc.array(anyMoment(stage), { minLength: 4, maxLength: 4 }),
  }),
);

/** How often both sides were answered with yes and with no, by law. */
type Seen = Map<string, { in: number; out: number }>;

test("what means the same selects the same customers", async () => {
  const seen: Seen = new Map();
  await fc.assert(
    fc.asyncProperty(scene, async ({ zone, histories, conditions, leaves, moments }) => {
      shop += 1n;
      const [{ productValues }] = histories as [CustomerHistory, ...CustomerHistory[]];
      for (const [index, history] of histories.entries()) {
        const values = index === 0 ? productValues : new Map<string, never>();
        await insertHistory(db, shop, { ...history, productValues: values });
      }
      const pairs = [...logic(conditions), ...leaves.flatMap(otherWords)];
      const queries = pairs.flatMap(({ one, other }) => [toQuery(one), toQuery(other)]);
      const probes = histories.map(({ customer }, index) => ({ customer, at: moments[index]! }));
      const answers = await answersTo(queries, zone, probes);
      expect(answers).toHaveLength(CUSTOMERS.length);
      for (const { customer, at, inside } of answers) {
        const history = { ...histories.find((each) => each.customer === customer)!, productValues };
        for (const [index, { law, one, other }] of pairs.entries()) {
          const found = [inside[2 * index]!, inside[2 * index + 1]!];
          const told = [one, other].map((each) =>
            compilePredicate(toQuery(each))(history, at, contextIn(zone)),
          );
          expect({ law, customer, at, found }).toEqual({ law, customer, at, found: told });
          const said = printCondition(one);
          expect({ law, said, customer, at, found }).toEqual({
            ...{ law, said, customer, at },
            found: [found[0], found[0]],
          });
          const counts = seen.get(law) ?? { in: 0, out: 0 };
          counts[found[0]! ? "in" : "out"] += 1;
          seen.set(law, counts);
        }
      }
    }),
    { numRuns: runs(60) },
  );
  // Each law was tried on some who fulfil and on some who do not: nobody at all would fulfil them too.
  expect([...seen.keys()].length).toBeGreaterThan(20);
  for (const [law, counts] of seen) {
    expect({ law, ...counts }).not.toMatchObject({ in: 0 });
    expect({ law, ...counts }).not.toMatchObject({ out: 0 });
  }
});

function toQuery(condition: Condition): Query {
  return { kind: "query", condition };
}

function contextIn(zone: string) {
  return {
    calendar: makeCalendar(zone),
    excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
    currencyExponent: 2,
  };
}

async function answersTo(
  queries: readonly Query[],
  zone: string,
  probes: readonly { readonly customer: string; readonly at: Moment }[],
): Promise<{ customer: string; at: Moment; inside: boolean[] }[]> {
  const plan = compileSql(queries, "probes");
  const epoch = { from: ALWAYS, until: FOREVER, context: contextIn(zone) };
  const rows = await db.query<{ customer: bigint; at: Moment; inside: boolean[] }>({
    text: `${plan.text} SELECT * FROM answer`,
    values: bindSql(plan, { shop, epoch, asked: { kind: "probes", probes } }),
  });
  return rows.map(({ customer, at, inside }) => ({ customer: String(customer), at, inside }));
}
