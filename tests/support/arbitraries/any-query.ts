import fc, { type Arbitrary } from "fast-check";
import type { Attribute, CatalogFunction, FunctionParameter } from "#app/core/catalog/attribute.ts";
import { ACTIVITY_DATA } from "#app/core/catalog/activity-functions.ts";
import { type Catalog, makeCatalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Subject } from "#app/core/language/inspection.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { operatorsOf } from "#app/core/language/rules/fitting-operators.ts";
import { NAMED_SEGMENTS } from "#tests/support/named-segments.ts";
import { anyValue, type Vocabulary, VOCABULARY } from "./any-value.ts";

/** What the generated queries may ask, and the words in their values. */
export interface QueryScope {
  readonly attributes: readonly Attribute[];
  readonly functions: readonly CatalogFunction[];
  readonly vocabulary: Vocabulary;
}

const catalog = makeCatalog({
  known: ACTIVITY_DATA,
  segments: NAMED_SEGMENTS,
  metafields: [
    { namespace: "custom", key: "points-total", type: "number_integer" },
    { namespace: "custom", key: "member", type: "boolean" },
    { namespace: "custom", key: "sizes", type: "list.single_line_text_field" },
  ],
});

/** Everything in the catalog, answerable or not. */
export const WHOLE_LANGUAGE: QueryScope = {
  attributes: [...new Set(catalog.attributes.values())],
  functions: [...new Set(catalog.functions.values())],
  vocabulary: VOCABULARY,
};

/** What our own data answers: for properties that compare the engine's evaluators. */
export const ANSWERABLE: QueryScope = {
  attributes: WHOLE_LANGUAGE.attributes.filter(({ source }) => source.kind !== "unknown"),
  functions: WHOLE_LANGUAGE.functions
    .filter(({ source }) => source.kind !== "unknown")
    .map((each) => ({
      ...each,
      parameters: each.parameters.filter(({ needs }) => needs === undefined),
    })),
  vocabulary: VOCABULARY,
};

/** The catalog that every generated query is read against. */
export const QUERY_CATALOG: Catalog = catalog;

/** A checked query of up to a dozen conditions: AND, OR, NOT, nested. */
export function anyQuery(scope: QueryScope = ANSWERABLE): Arbitrary<Query> {
  return anyQueryText(scope)
    .map((text) => readQuery(text, catalog))
    .filter((read) => read.ok)
    .map(({ query }) => query);
}

/** Text that is nearly always a sound query: now and then its conditions contradict each other. */
export function anyQueryText(scope: QueryScope = ANSWERABLE): Arbitrary<string> {
  const clause = anyClause(scope);
  const { condition } = fc.letrec<{ condition: string; joined: string; negated: string }>(
    (tie) => ({
      condition: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        { arbitrary: clause, weight: 3 },
        { arbitrary: tie("joined"), weight: 2 },
        { arbitrary: tie("negated"), weight: 1 },
      ),
      joined: fc
        .tuple(
          fc.constantFrom(" AND ", " OR "),
          fc.array(tie("condition"), { minLength: 2, maxLength: 4 }),
        )
        .map(([operator, operands]) => `(${operands.join(operator)})`),
      negated: tie("condition").map((operand) => `NOT ${operand}`),
    }),
  );
  return condition;
}

/** One sound condition. */
export function anyClause({ attributes, functions, vocabulary }: QueryScope): Arbitrary<string> {
  const comparisons = attributes.map((attribute) =>
    anyTest({ ...attribute, role: "attribute" }, vocabulary).map(
      (test) => `${attribute.name} ${test}`,
    ),
  );
  const matches = functions.map((each) => anyMatch(each, vocabulary));
  const kinds = [
    { of: comparisons, weight: 2 },
    { of: matches, weight: 1 },
  ].filter(({ of }) => of.length > 0);
  return fc
    .oneof(...kinds.map(({ of, weight }) => ({ arbitrary: fc.oneof(...of), weight })))
    .filter((text) => readQuery(text, catalog).ok);
}

/** What events of made-up shops hold besides their names. */
const PROPERTIES: readonly FunctionParameter[] = [
  { name: "properties.course", type: "string", role: "filter" },
  { name: "properties.score", type: "integer", role: "filter" },
  { name: "properties.passed", type: "boolean", role: "filter" },
];

function anyMatch(
  { name, parameters: named, openParameters }: CatalogFunction,
  vocabulary: Vocabulary,
): Arbitrary<string> {
  const parameters = openParameters === undefined ? named : [...named, ...PROPERTIES];
  return fc
    .tuple(
      fc.constantFrom("MATCHES", "MATCHES", "NOT MATCHES"),
      fc
        .subarray([...parameters], { maxLength: 3 })
        .chain((chosen) =>
          fc.tuple(
            ...chosen.map((parameter) =>
              anyTest({ ...parameter, list: false }, vocabulary).map(
                (test) => `${parameter.name} ${test}`,
              ),
            ),
          ),
        ),
    )
    .map(([operator, tests]) => `${name} ${operator} (${tests.join(", ")})`);
}

function anyTest(subject: Subject, vocabulary: Vocabulary): Arbitrary<string> {
  const value = anyValue(subject, vocabulary);
  const operators = operatorsOf(subject).map((operator): Arbitrary<string> => {
    if (operator.startsWith("IS")) return fc.constant(operator);
    if (operator === "BETWEEN") return fc.tuple(value, value).map((ends) => between(ends));
    if (!operator.endsWith("IN")) return value.map((one) => `${operator} ${one}`);
    return fc
      .array(value, { minLength: 1, maxLength: 3 })
      .map((values) => `${operator} (${values.join(", ")})`);
  });
  return fc.oneof(...operators);
}

function between([low, high]: [string, string]): string {
  return `BETWEEN ${low} AND ${high}`;
}
