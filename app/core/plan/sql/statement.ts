import type { ActivityKind } from "#app/core/catalog/activity.ts";
import { type Columns, makeColumns } from "./columns.ts";
import type { ProductAttribute } from "#app/core/plan/match-parameters.ts";
import { makeParameters, type Parameters } from "./parameters.ts";

export type ProductTexts = Map<ProductAttribute, Set<string>>;

/** A statement while its segments are being compiled into it: what they share stands here once. */
export interface Statement {
  readonly parameters: Parameters;
  /** Moving bounds, one column each beside the customer asked about. */
  readonly bounds: Columns;
  /** Aggregates over the customer's orders, and over the attributes observed of them. */
  readonly orders: Columns;
  /** How long after the one before it each order was placed. */
  readonly orderGaps: Columns;
  readonly values: Columns;
  readonly checkouts: Columns;
  /** Aggregates over what was left in one abandoned checkout, and over all of those. */
  readonly checkoutLines: Columns;
  readonly abandoned: Columns;
  /** Aggregates over the lines of one order, and over those of all orders. */
  readonly orderLines: Columns;
  readonly lines: Columns;
  /** Aggregates over the customer's activity; over that on one email, and over those of all emails. */
  readonly activity: Columns;
  readonly emails: Columns;
  readonly rates: Columns;
  /** The first moments that `within` counts from, one column each beside the activity. */
  readonly firsts: Columns;
  readonly activityKinds: Set<ActivityKind>;
  /** Tags of the products looked at. */
  readonly visitedTags: Set<string>;
  /** Expressions for moments at which some answer may turn. */
  readonly turns: Set<string>;
  /** Columns of orders and of lines that not every statement reads. */
  readonly orderColumns: Set<string>;
  readonly lineColumns: Set<string>;
  /** Observed attributes that anything asks about, and the texts asked of each attribute of products. */
  readonly attributes: Set<string>;
  readonly productTexts: ProductTexts;
  /** The same of products left in checkouts. */
  readonly leftTexts: ProductTexts;
}

export function makeStatement(): Statement {
  return {
    parameters: makeParameters(),
    bounds: makeColumns("b"),
    orders: makeColumns("o"),
    orderGaps: makeColumns("g"),
    values: makeColumns("v"),
    checkouts: makeColumns("c"),
    checkoutLines: makeColumns("x"),
    abandoned: makeColumns("d"),
    orderLines: makeColumns("k"),
    lines: makeColumns("l"),
    activity: makeColumns("y"),
    emails: makeColumns("e"),
    rates: makeColumns("r"),
    firsts: makeColumns("f"),
    activityKinds: new Set(),
    visitedTags: new Set(),
    turns: new Set(),
    orderColumns: new Set(),
    lineColumns: new Set(),
    attributes: new Set(),
    productTexts: new Map(),
    leftTexts: new Map(),
  };
}
