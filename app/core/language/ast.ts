import type { PlainDate } from "#app/core/calendar/moment.ts";
import type { Attribute, CatalogFunction, FunctionParameter } from "#app/core/catalog/attribute.ts";
import type { Span } from "./span.ts";

/** A query that has been read and checked: every name is known, every value fits its place. */
export interface Query {
  readonly kind: "query";
  /** `undefined` when the text is empty: everyone. */
  readonly condition: Condition | undefined;
}

export type Condition = Junction | Negation | Comparison | Match | Reference;

/** AND or OR of two or more conditions; nested junctions of the same kind are flattened. */
export interface Junction {
  readonly kind: "and" | "or";
  readonly operands: readonly Condition[];
  readonly span: Span;
}

export interface Negation {
  readonly kind: "not";
  readonly operand: Condition;
  readonly span: Span;
}

/** `attribute test`: amount_spent > 10, customer_tags CONTAINS 'vip', companies IS NULL. */
export interface Comparison {
  readonly kind: "comparison";
  readonly attribute: Attribute;
  readonly test: Test;
  readonly span: Span;
}

/** `function [NOT] MATCHES (parameters)`. */
export interface Match {
  readonly kind: "match";
  readonly function: CatalogFunction;
  readonly negated: boolean;
  readonly parameters: readonly Argument[];
  readonly span: Span;
}

/** `in_segment = 'VIP'`: in at least one of these segments, or in none of them. */
export interface Reference {
  readonly kind: "reference";
  readonly negated: boolean;
  readonly segments: readonly ReferredSegment[];
  readonly span: Span;
}

/** A segment that is named, with what it means. */
export interface ReferredSegment {
  readonly segment: string;
  readonly name: string;
  /** A live one's own condition, its spans those of its own text; for the others that they hold the customer. `undefined`: everyone. */
  readonly condition: Condition | undefined;
  /** Of its name. */
  readonly span: Span;
}

export interface Argument {
  readonly parameter: FunctionParameter;
  readonly test: Test;
  readonly span: Span;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Test =
  | { readonly kind: "compare"; readonly operator: Operator; readonly value: Value }
  | { readonly kind: "between"; readonly low: Value; readonly high: Value }
  | { readonly kind: "in"; readonly negated: boolean; readonly values: readonly Value[] }
  | { readonly kind: "contains"; readonly negated: boolean; readonly value: Value }
  | { readonly kind: "null"; readonly negated: boolean };

export type Value =
  /** An exact decimal as written, without a leading plus: "10.99". Ids are whole ones. */
  | { readonly kind: "number"; readonly text: string; readonly span: Span }
  | { readonly kind: "string"; readonly text: string; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  /** `(45.42, -75.69)`: decimals as written. */
  | {
      readonly kind: "coordinates";
      readonly latitude: string;
      readonly longitude: string;
      readonly span: Span;
    }
  /** `7d`: a length of time, a day being 24 hours. */
  | {
      readonly kind: "duration";
      readonly amount: number;
      readonly unit: "w" | "d" | "h" | "min";
      readonly span: Span;
    }
  | DateValue;

/** A point on the calendar. How it becomes an instant is `calendar/`'s business alone. */
export type DateValue =
  | { readonly kind: "date"; readonly date: PlainDate; readonly span: Span }
  /** A local date and time in the shop's zone, "2020-05-30T12:00:00". */
  | { readonly kind: "datetime"; readonly text: string; readonly span: Span }
  /** `-90d`, `+3m`; `today` is 0 d and `yesterday` -1 d. */
  | {
      readonly kind: "offset";
      readonly amount: number;
      readonly unit: "d" | "w" | "m" | "y";
      readonly span: Span;
    }
  /** `-48h`, `-30min`: elapsed time before or after the moment asked. */
  | {
      readonly kind: "elapsed";
      readonly amount: number;
      readonly unit: "h" | "min";
      readonly span: Span;
    };
