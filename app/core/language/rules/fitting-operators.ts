import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Inspection, Place, Subject } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

/** As much of a subject as decides about its operators. */
type Operand = Pick<
  Subject,
  "type" | "list" | "anniversaryOf" | "unordered" | "operators" | "role"
>;

const EQUALITY = ["=", "!="];
const ORDER = [...EQUALITY, "<", "<=", ">", ">=", "BETWEEN"];
const PRESENCE = ["IS NULL", "IS NOT NULL"];

const OPERATORS: Readonly<Record<ValueType, readonly string[]>> = {
  integer: ORDER,
  float: ORDER,
  money: ORDER,
  date: ORDER,
  id: ORDER,
  string: EQUALITY,
  enum: EQUALITY,
  boolean: EQUALITY,
  coordinates: ["="],
  duration: ["="],
  segment: [...EQUALITY, "IN", "NOT IN"],
};

const LISTABLE: readonly ValueType[] = ["id", "integer", "string", "enum"];

/** The operator to use instead, where it takes the same value. */
const MEANT: Readonly<Record<string, string>> = {
  "=": "CONTAINS",
  "!=": "NOT CONTAINS",
  CONTAINS: "=",
  "NOT CONTAINS": "!=",
};

/** Fitting operators: what an attribute or parameter is compared with must suit its type. */
export function* fittingOperators({ places }: Inspection): Generator<Mistake> {
  for (const place of places) {
    const { subject, operator } = place;
    const accepted = operatorsOf(subject);
    const used = usedOperator(place);
    if (accepted.includes(used)) continue;
    const meant = MEANT[used];
    const fits = meant !== undefined && accepted.includes(meant);
    yield {
      code: "operator-does-not-fit",
      span: operator.span,
      name: subject.name,
      operator: used,
      ...(fits && { suggestion: meant, fix: { span: operator.span, text: meant } }),
    };
  }
}

/** The operators that may follow a subject, in the order to offer them. */
export function operatorsOf(operand: Operand): readonly string[] {
  const { type, list, anniversaryOf, unordered, operators, role } = operand;
  if (operators !== undefined) return operators;
  if (list) return ["CONTAINS", "NOT CONTAINS", ...PRESENCE];
  if (anniversaryOf !== undefined) return ["=", "BETWEEN"];
  if (unordered === true) return [...EQUALITY, "IN", "NOT IN"];
  if (type === "segment") return OPERATORS[type];
  if (role === "attribute") return [...OPERATORS[type], ...PRESENCE];
  if (role === "filter" && LISTABLE.includes(type)) return [...OPERATORS[type], "IN", "NOT IN"];
  return OPERATORS[type];
}

/** A list after = or != is Shopify's older way to write IN. */
function usedOperator({ operator, test }: Place): string {
  if (test?.kind !== "in") return operator.text;
  return test.negated ? "NOT IN" : "IN";
}
