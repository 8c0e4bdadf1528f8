import { invariant } from "#app/lib/invariant.ts";
import type { EmailAction } from "#app/core/catalog/activity.ts";
import type { ActivityRows, CatalogFunction } from "#app/core/catalog/attribute.ts";
import type { Argument, Test, Value } from "#app/core/language/ast.ts";

/** A match over a customer's activity, with its parameters told apart. */
export type ReadActivity =
  | {
      readonly kind: "activity";
      readonly rows: ActivityRows;
      readonly filters: readonly ActivityFilter[];
      /**
       * Milliseconds: only rows that happened no later than so long after the first of those that
       * pass all filters. Elapsed time, whatever the clocks of the shop did meanwhile.
       */
      readonly within: number | undefined;
      readonly aggregates: readonly ActivityAggregate<"count">[];
    }
  | {
      /** Of the emails delivered, the share with some action. */
      readonly kind: "activity-rate";
      readonly action: EmailAction;
      /** Which deliveries are looked at. */
      readonly filters: readonly ActivityFilter[];
      /** Which of the actions are. */
      readonly actions: readonly ActivityFilter[];
      readonly aggregates: readonly ActivityAggregate<"count" | "rate">[];
    };

/** What of an activity a filter tests, and how. */
export type ActivityField =
  | { readonly kind: "at" }
  | { readonly kind: "text"; readonly of: "name" | "campaign" | "link" | "page" }
  | { readonly kind: "machine" }
  | { readonly kind: "number"; readonly of: "product" | "collection" | "dwell" }
  /** A campaign that is Shopify's id of a marketing activity. */
  | { readonly kind: "activity-id" }
  /** Tags of the product looked at. */
  | { readonly kind: "tag" }
  | { readonly kind: "property"; readonly name: string; readonly type: PropertyType };

/** A property of another type than the value it is compared with is unknown. */
export type PropertyType = "number" | "boolean" | "string";

export interface ActivityFilter {
  /** As the query writes it. */
  readonly name: string;
  readonly field: ActivityField;
  readonly test: Test;
}

export interface ActivityAggregate<Name extends "count" | "rate"> {
  readonly name: Name;
  readonly test: Test;
}

type ActivitySource = Extract<
  CatalogFunction["source"],
  { readonly kind: "activity" | "activity-rate" }
>;

export function readActivity(
  source: ActivitySource,
  parameters: readonly Argument[],
): ReadActivity {
  const filters = parameters
    .filter(({ parameter }) => parameter.role === "filter" && parameter.type !== "duration")
    .map((argument) => toFilter(source, argument));
  const testsOf = <Name extends "count" | "rate">(name: Name): ActivityAggregate<Name>[] =>
    parameters
      .filter(({ parameter }) => parameter.name === name)
      .map(({ test }) => ({ name, test }));
  if (source.kind === "activity-rate") {
    return {
      kind: source.kind,
      action: source.action,
      filters: filters.filter(({ field }) => field.kind !== "machine"),
      actions: filters.filter(({ field }) => field.kind === "machine"),
      aggregates: [...testsOf("rate"), ...testsOf("count")],
    };
  }
  const within = parameters.find(({ parameter }) => parameter.type === "duration");
  return {
    kind: source.kind,
    rows: source.rows,
    filters,
    within: within && toMilliseconds(within.test),
    aggregates: testsOf("count"),
  };
}

function toFilter(source: ActivitySource, { parameter, test }: Argument): ActivityFilter {
  const { name, type } = parameter;
  return { name, field: fieldOf(source, name) ?? propertyOf(name, type), test };
}

function propertyOf(name: string, type: string): ActivityField {
  const [, property] = /^properties\.(.*)$/.exec(name) ?? [];
  invariant(property !== undefined, `no compiler knows the parameter ${name}`);
  const isNumber = type === "integer" || type === "float";
  return {
    kind: "property",
    name: property,
    type: isNumber ? "number" : type === "boolean" ? "boolean" : "string",
  };
}

function fieldOf(source: ActivitySource, name: string): ActivityField | undefined {
  if (name === "id") {
    const of = source.kind === "activity" ? source.rows.of : undefined;
    return of && { kind: "number", of };
  }
  return FIELDS.get(name);
}

const FIELDS: ReadonlyMap<string, ActivityField> = new Map<string, ActivityField>([
  ["date", { kind: "at" }],
  ["action", { kind: "text", of: "name" }],
  ["name", { kind: "text", of: "name" }],
  ["campaign", { kind: "text", of: "campaign" }],
  ["link", { kind: "text", of: "link" }],
  ["page", { kind: "text", of: "page" }],
  ["machine", { kind: "machine" }],
  ["product_id", { kind: "number", of: "product" }],
  ["collection", { kind: "number", of: "collection" }],
  ["dwell", { kind: "number", of: "dwell" }],
  ["activity_id", { kind: "activity-id" }],
  ["tag", { kind: "tag" }],
]);

const MINUTE = 60_000;
const UNITS = { min: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE, w: 7 * 24 * 60 * MINUTE };

function toMilliseconds(test: Test): number {
  const value: Value | undefined = test.kind === "compare" ? test.value : undefined;
  invariant(value?.kind === "duration", "a checked query compares lengths of time with one");
  return value.amount * UNITS[value.unit];
}
