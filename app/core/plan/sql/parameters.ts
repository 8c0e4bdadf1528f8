import type { AnniversaryTest } from "#app/core/plan/anniversary-test.ts";
import type { FixedBound, MovingBound } from "#app/core/plan/bound.ts";

/** A bound that moves with the shop's days. */
export type DayBound = Extract<MovingBound, { kind: "day" }>;

/** Where a parameter's value comes from. */
export type ParameterSource = QuerySource | RunSource;

/** A value that a query wrote. */
export type QuerySource =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  /** Amounts in major units, to be bound in minor ones. */
  | { readonly kind: "amount"; readonly decimal: string }
  | { readonly kind: "amounts"; readonly decimals: readonly string[] }
  | { readonly kind: "fixed"; readonly bound: FixedBound }
  /** The key of the first day that starts at the bound. */
  | { readonly kind: "fixed-day"; readonly bound: FixedBound };

/** What the statement is run for: the shop, who is asked about and when, and what the calendar says then. */
export type RunSource =
  | { readonly kind: "shop" | "excluded-traits" | "context-end" }
  | { readonly kind: "customers" | "moments" }
  | { readonly kind: "after" | "through" | "moment" }
  | { readonly kind: "days" }
  | { readonly kind: "turns" }
  | { readonly kind: "starts"; readonly bound: DayBound }
  | DaysSource;

/** Keys of days, one for each of the coming days; see `plan/plain-day.ts`. */
export type DaysSource =
  | { readonly kind: "day-keys"; readonly bound: DayBound }
  /** Today's, as what comes every year counts it. */
  | { readonly kind: "yearly-keys" }
  /** The first and the last day among which an anniversary is looked for. */
  | { readonly kind: "anniversary-from" | "anniversary-through"; readonly test: AnniversaryTest }
  /** The starts of all days since instants have anniversaries, and their keys. */
  | { readonly kind: "every-start" | "every-key" };

export type ParameterType =
  | "bigint"
  | "bigint[]"
  | "integer"
  | "integer[]"
  | "numeric"
  | "numeric[]"
  | "text"
  | "text[]"
  | "timestamptz"
  | "timestamptz[]";

/** The numbered parameters of one statement. Everything that is not the compiler's own text goes through here. */
export interface Parameters {
  /** Prints a parameter with its type; equal ones share a number. */
  readonly use: (source: ParameterSource, type: ParameterType) => string;
  readonly sources: readonly ParameterSource[];
}

export function makeParameters(): Parameters {
  const sources: ParameterSource[] = [];
  const numbers = new Map<string, number>();
  return {
    sources,
    use: (source, type) => {
      const key = `${type} ${JSON.stringify(source)}`;
      let number = numbers.get(key);
      if (number === undefined) {
        number = sources.push(source);
        numbers.set(key, number);
      }
      return `$${number}::${type}`;
    },
  };
}
