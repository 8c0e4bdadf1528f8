import type { Activity } from "#app/core/catalog/activity.ts";
import type { Moment, PlainDate } from "#app/core/calendar/moment.ts";
import type { OrderTrait } from "#app/core/commerce/order-traits.ts";
import type { Junction, Negation, Reference, Test } from "#app/core/language/ast.ts";
import type { Leaf } from "./visit.ts";

/** Why a customer fulfils a query at a moment, or does not. Plain data; `i18n/` says it. */
export interface Explanation {
  readonly at: Moment;
  /** What the predicate answers. */
  readonly holds: boolean;
  /** False before the customer is known: they are in nothing then, whatever the conditions say. */
  readonly known: boolean;
  /** `undefined` where the query asks nothing: everyone fulfils it. */
  readonly condition: ExplainedCondition | undefined;
  readonly turn: Turn;
}

/**
 * When time alone changes the answer: the first such moment if nothing else happens, FOREVER when
 * there is none, `undefined` when that takes too long to find out.
 */
export type Turn = Moment | undefined;

/** Mirrors the query's conditions. A customer not known yet is explained by what holds all the same. */
export type ExplainedCondition =
  | ExplainedJunction
  | ExplainedNegation
  | ExplainedReference
  | ExplainedSegment
  | ExplainedLeaf;

interface Explained {
  readonly holds: boolean;
  readonly turn: Turn;
}

export interface ExplainedJunction extends Explained {
  readonly kind: Junction["kind"];
  readonly operands: readonly ExplainedCondition[];
}

export interface ExplainedNegation extends Explained {
  readonly kind: Negation["kind"];
  readonly operand: ExplainedCondition;
}

/** Opens into the segments it names, and those into their conditions. */
export interface ExplainedReference extends Explained {
  readonly kind: "reference";
  readonly condition: Reference;
  readonly operands: readonly ExplainedSegment[];
}

/** Whether the customer is in a segment that a condition names. */
export interface ExplainedSegment extends Explained {
  readonly kind: "segment";
  readonly segment: string;
  readonly name: string;
  /** Its condition; none where it holds everyone. */
  readonly operands: readonly ExplainedCondition[];
}

export interface ExplainedLeaf extends Explained, Grounds {
  readonly kind: "leaf";
  readonly condition: Leaf;
}

/** What a leaf's answer rests on. */
export interface Grounds {
  /** Which rows a match looks at. */
  readonly filters: readonly Needed[];
  /** One value for a comparison; for a match one for each aggregate, or how many rows there are. */
  readonly measured: readonly Measured[];
  readonly counted: readonly Fact[];
  readonly uncounted: readonly UncountedFact[];
}

export interface Measured {
  /** The aggregate of a match. */
  readonly parameter: string | undefined;
  readonly value: CustomerValue;
  /** `undefined` for a match that asks only whether there is any. */
  readonly needed: Needed | undefined;
}

/** What a value has to be. */
export interface Needed {
  readonly parameter: string | undefined;
  readonly test: Test;
  /** For dates: the stretches it comes to at the moment asked, any of which the value must lie in. */
  readonly stretches: readonly Stretch[];
  /** It must lie in none of them. */
  readonly outside: boolean;
}

/** `[from, before)`; a side left out is open. */
export interface Stretch {
  readonly from: Moment | undefined;
  readonly before: Moment | undefined;
}

export type CustomerValue =
  | { readonly kind: "count"; readonly count: number }
  /** An exact decimal in major units of the shop's currency. */
  | { readonly kind: "amount"; readonly decimal: string }
  | { readonly kind: "moment"; readonly moment: Moment }
  /** So many of so many; of none it is unknown. */
  | { readonly kind: "share"; readonly part: number; readonly whole: number }
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  /** Days of the calendar, in no zone. */
  | { readonly kind: "days"; readonly days: readonly PlainDate[] }
  | { readonly kind: "unknown" }
  /** Nothing that we receive answers it; `needs` says what would. */
  | { readonly kind: "unanswerable"; readonly needs: string };

export type Fact = OrderFact | LineFact | CheckoutFact | ValueFact | ActivityFact;

export interface OrderFact {
  readonly kind: "order";
  readonly order: string;
  readonly placed: Moment;
  /** Net of refunds, in major units. */
  readonly amount: string;
}

export interface LineFact {
  readonly kind: "line";
  readonly order: string;
  readonly placed: Moment;
  readonly line: string;
  readonly product: string | undefined;
  readonly quantity: number;
}

export interface CheckoutFact {
  readonly kind: "checkout";
  readonly checkout: string;
  readonly abandoned: Moment;
}

export interface ValueFact {
  readonly kind: "value";
  readonly value: string;
  /** ALWAYS where it is assumed to have held before it was first seen. */
  readonly from: Moment;
}

export interface ActivityFact {
  readonly kind: "activity";
  readonly activity: Activity;
}

export interface UncountedFact {
  readonly fact: Fact;
  /** At least one. */
  readonly reasons: readonly Reason[];
}

export type Reason =
  /** The shop's order policy leaves such orders out. */
  | { readonly kind: "trait"; readonly trait: OrderTrait }
  /** It fails a filter of the match: it lies outside the dates, or is another product. */
  | { readonly kind: "filter"; readonly parameter: string }
  /** All of it was refunded or taken out of the order. */
  | { readonly kind: "refunded" }
  /** It came too long after the first. */
  | { readonly kind: "too-late" }
  /** It no longer held: the checkout was completed or deleted, the tag removed. */
  | { readonly kind: "ended"; readonly at: Moment };
