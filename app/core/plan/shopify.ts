import type {
  Argument,
  Comparison,
  Condition,
  Match,
  Query,
  Test,
  Value,
} from "#app/core/language/ast.ts";
import { printQuery } from "#app/core/language/printer.ts";
import { rangeOf } from "#app/core/language/range.ts";
import type { Span } from "#app/core/language/span.ts";
import { expandSegments } from "./expand-segments.ts";
import {
  isShopifyAttribute,
  isShopifyFunction,
  isShopifyParameter,
  mayBeUnknown,
} from "./shopify-vocabulary.ts";
import { type Leaf, leavesOf } from "./visit.ts";
import { withoutNot } from "./without-not.ts";

export type ShopifyPrint =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reasons: readonly ShopifyReason[] };

/** Why a query cannot be one of Shopify's. */
export type ShopifyReason =
  /** Shopify has no query of everyone. */
  | { readonly code: "blank" }
  | { readonly code: "too-many-clauses"; readonly count: number; readonly limit: number }
  | { readonly code: "too-long"; readonly length: number; readonly limit: number }
  /** Shopify's language cannot say this. */
  | { readonly code: "not-in-shopify"; readonly name: string; readonly span: Span }
  /** It can, and does not document what that means for unknowns, for zero, or on one line. */
  | { readonly code: "unproven"; readonly name: string; readonly span: Span };

const MOST_CLAUSES = 10;
const LONGEST = 5_000;

/**
 * Prints a query in Shopify's language, where that is documented to mean the same; otherwise says
 * all the reasons why not. Shopify cannot ask about our segments, so their conditions are printed.
 */
export function printForShopify({ condition }: Query): ShopifyPrint {
  if (condition === undefined) return { ok: false, reasons: [{ code: "blank" }] };

  const expanded = withoutNot(expandSegments(condition));
  const query: Query = { kind: "query", condition: expanded };
  const leaves = [...leavesOf(query)];
  const text = printQuery(query);
  const reasons = [...againstStructure(expanded), ...leaves.flatMap(reasonsAgainst)];
  if (leaves.length > MOST_CLAUSES) {
    reasons.push({ code: "too-many-clauses", count: leaves.length, limit: MOST_CLAUSES });
  }
  if (text.length > LONGEST) {
    reasons.push({ code: "too-long", length: text.length, limit: LONGEST });
  }
  return reasons.length === 0 ? { ok: true, text } : { ok: false, reasons };
}

/** References that are left name a segment of everyone, and Shopify has no prefix NOT: it can say neither. */
function againstStructure(condition: Condition): ShopifyReason[] {
  if ("operands" in condition) return condition.operands.flatMap(againstStructure);
  const { kind, span } = condition;
  if (kind === "reference") return [{ code: "not-in-shopify", name: "in_segment", span }];
  return kind === "not" ? [{ code: "not-in-shopify", name: "NOT", span }] : [];
}

function reasonsAgainst(leaf: Leaf): ShopifyReason[] {
  return leaf.kind === "match" ? againstMatch(leaf) : againstComparison(leaf);
}

function againstComparison({ attribute, test, span }: Comparison): ShopifyReason[] {
  const { name, anniversaryOf } = attribute;
  const asked =
    isShopifyAttribute(attribute) &&
    test.kind !== "in" &&
    isShopifyTest(test) &&
    (anniversaryOf === undefined || test.kind === "between" || isEquality(test));
  if (!asked) return [{ code: "not-in-shopify", name, span }];
  const negative = test.kind === "compare" && test.operator === "!=";
  return negative && mayBeUnknown(attribute) ? [{ code: "unproven", name, span }] : [];
}

function againstMatch(match: Match): ShopifyReason[] {
  const { name } = match.function;
  if (!isShopifyFunction(name)) return [{ code: "not-in-shopify", name, span: match.span }];
  const reasons = match.parameters.flatMap((argument) => againstArgument(name, argument));
  if (reasons.length === 0 && isUnprovenTogether(match)) {
    reasons.push({ code: "unproven", name, span: match.span });
  }
  return reasons;
}

function againstArgument(asked: string, { parameter, test, span }: Argument): ShopifyReason[] {
  const { name, role, type } = parameter;
  const fits =
    isShopifyParameter(asked, name) && isShopifyTest(test) && (test.kind !== "in" || type === "id");
  if (!fits) return [{ code: "not-in-shopify", name, span }];
  // Whether the row is another one, or there is no such row; and whether 0 counts over no rows.
  const unproven = role === "aggregate" ? allowsZero(test) : isNegative(test);
  return unproven ? [{ code: "unproven", name, span }] : [];
}

/** Filters of a line that Shopify does not say must hold on the same one, and totals turned around. */
function isUnprovenTogether({ negated, parameters, function: { source } }: Match): boolean {
  const aggregated = parameters.some(({ parameter }) => parameter.role === "aggregate");
  const ofLine = parameters.filter(
    ({ parameter }) => parameter.role === "filter" && parameter.name !== "date",
  );
  return (negated && aggregated) || (source.kind === "lines" && ofLine.length > 1);
}

/** Shopify has no time within offsets, and seconds are the finest it writes. */
function isShopifyTest(test: Test): boolean {
  return valuesOf(test).every(
    (value) =>
      value.kind !== "elapsed" && (value.kind !== "datetime" || WHOLE_SECONDS.test(value.text)),
  );
}

const WHOLE_SECONDS = /T\d{2}:\d{2}:\d{2}$/;

function valuesOf(test: Test): readonly Value[] {
  switch (test.kind) {
    case "compare":
    case "contains":
      return [test.value];
    case "between":
      return [test.low, test.high];
    case "in":
      return test.values;
    case "null":
      return [];
  }
}

function isEquality(test: Test): boolean {
  return test.kind === "compare" && test.operator === "=";
}

function isNegative(test: Test): boolean {
  return (
    (test.kind === "compare" && test.operator === "!=") || (test.kind === "in" && test.negated)
  );
}

function allowsZero(test: Test): boolean {
  if (isNegative(test)) return true;
  const range = rangeOf(test, "float");
  if (range === undefined) return true;
  const { low = 0n, high = 1n } = range;
  return low <= 0n && high > 0n;
}
