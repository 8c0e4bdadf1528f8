import type { ActivityKind, EmailAction } from "./activity.ts";

/** What kind of value an attribute holds or a parameter takes. `date` is compared by whole local days unless a query gives a time. */
export type ValueType =
  | "integer"
  | "float"
  | "money"
  | "string"
  | "enum"
  | "date"
  | "boolean"
  | "id"
  | "coordinates"
  | "duration"
  /** A segment's name, or its id. */
  | "segment";

/**
 * Where an attribute's value comes from. Every compiler of `plan/` switches over this, so a new
 * source is a type error until all of them know it.
 *
 * - `orders`: an aggregate over the customer's counting orders at the moment asked.
 * - `added`: when the customer was added to the shop.
 * - `abandoned-checkout`: the latest checkout still abandoned at the moment asked.
 * - `observed`: dated values seen for the customer (`customer_value` rows of that name).
 * - `unknown`: nothing we ingest answers it yet; `needs` says what would.
 */
export type AttributeSource =
  | { readonly kind: "orders"; readonly aggregate: "count" | "net" | OrderDate }
  | { readonly kind: "added" }
  | { readonly kind: "abandoned-checkout" }
  | { readonly kind: "observed"; readonly attribute: string }
  | { readonly kind: "unknown"; readonly needs: string };

/** A date that the customer's counting orders come to. `expected` is when by their own rhythm the next is due. */
export type OrderDate = "first" | "last" | "expected";

/** One thing a query can compare: `amount_spent > 100`. */
export interface Attribute {
  readonly name: string;
  readonly type: ValueType;
  /** A list is asked with CONTAINS; anything else with comparisons. */
  readonly list: boolean;
  /** Lists of tags compare without regard to case; all other text compares exactly. */
  readonly foldCase?: boolean;
  /** The closed set of an enum. */
  readonly values?: readonly string[];
  /** The date attribute whose day and month this one compares, whatever the year. */
  readonly anniversaryOf?: string;
  /** A date that is a day and nothing finer, the same in every zone: a birthday. */
  readonly plain?: true;
  /** Compares the whole years that have passed since the plain date its source holds: an age. */
  readonly wholeYears?: true;
  readonly source: AttributeSource;
}

/** One named argument of a function: `date` in `orders_placed MATCHES (date > -30d)`. */
export interface FunctionParameter {
  readonly name: string;
  readonly type: ValueType;
  /** Narrows the rows looked at, or compares what they add up to. */
  readonly role: "filter" | "aggregate";
  readonly foldCase?: boolean;
  readonly values?: readonly string[];
  /** An id that is only ever one of several, so that being less or more than another says nothing. */
  readonly unordered?: boolean;
  /** The operators that mean anything here, where they are others than its type has. */
  readonly operators?: readonly string[];
  /** What it would take to answer it, where nothing we ingest does yet. See `needsOf`. */
  readonly needs?: string;
}

/** One thing a query can match: `products_purchased MATCHES (id = 1)`. */
export interface CatalogFunction {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  /** Names that begin so are parameters too, each typed by the value it is compared with: `properties.course`. */
  readonly openParameters?: string;
  readonly source:
    | { readonly kind: "orders" }
    | { readonly kind: "lines" }
    /** Where the customer is: places observed under that name. */
    | { readonly kind: "places"; readonly attribute: string }
    | { readonly kind: "checkouts" }
    | { readonly kind: "activity"; readonly rows: ActivityRows }
    | { readonly kind: "activity-rate"; readonly action: EmailAction }
    | { readonly kind: "unknown"; readonly needs: string };
}

/** Which of a customer's activity a function looks at. */
export interface ActivityRows {
  readonly kind: ActivityKind;
  /** Of emails those of one action. */
  readonly name?: EmailAction;
  readonly source?: string;
  /** Of visits those that looked at one. */
  readonly of?: "product" | "collection";
}
