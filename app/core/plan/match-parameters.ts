import { invariant } from "#app/lib/invariant.ts";
import type { Argument, Match, Test } from "#app/core/language/ast.ts";
import { type Circle, circlesOf } from "./circle.ts";
import { type ReadActivity, readActivity } from "./activity-parameters.ts";

/** What the rows of a function can be asked, by the floor that answers it. */
const ORDER_PARAMETERS = {
  filter: [
    "date",
    "amount",
    "channel",
    "financial_status",
    "discount_code",
    "location_id",
    "app_id",
  ],
  aggregate: ["count", "sum_amount"],
} as const;
const LINE_PARAMETERS = {
  filter: [
    "id",
    "title",
    "sku",
    "price",
    "quantity",
    "tag",
    "vendor",
    "product_type",
    "category",
    "collection",
    "date",
    "channel",
    "financial_status",
    "discount_code",
  ],
  aggregate: ["count", "sum_quantity", "sum_amount"],
} as const;

const CHECKOUT_PARAMETERS = {
  filter: [
    "id",
    "title",
    "sku",
    "quantity",
    "tag",
    "vendor",
    "product_type",
    "category",
    "collection",
    "date",
    "amount",
    "recovered",
  ],
  aggregate: ["count"],
} as const;

/** What the product of a line says of itself, by the parameter that asks for it. Products are read only for these. */
export const PRODUCT_ATTRIBUTES = {
  tag: { attribute: "tag", folded: true },
  vendor: { attribute: "vendor", folded: false },
  product_type: { attribute: "product_type", folded: false },
  category: { attribute: "category", folded: false },
  collection: { attribute: "collection", folded: false },
} as const;

export type ProductParameter = keyof typeof PRODUCT_ATTRIBUTES;

export type ProductAttribute = (typeof PRODUCT_ATTRIBUTES)[ProductParameter]["attribute"];

export function isProductParameter(name: string): name is ProductParameter {
  return Object.hasOwn(PRODUCT_ATTRIBUTES, name);
}

type Role = "filter" | "aggregate";

interface Parameter<Name extends string> {
  readonly name: Name;
  readonly test: Test;
}

export type OrderParameter<R extends Role> = Parameter<(typeof ORDER_PARAMETERS)[R][number]>;
export type LineParameter<R extends Role> = Parameter<(typeof LINE_PARAMETERS)[R][number]>;

export type CheckoutParameter<R extends Role> = Parameter<(typeof CHECKOUT_PARAMETERS)[R][number]>;

/** What is asked of a checkout as a whole; everything else is asked of one of its lines. */
export function isOfCheckout(name: CheckoutParameter<"filter">["name"]): name is CheckoutAsked {
  return name === "date" || name === "amount" || name === "recovered";
}

export type CheckoutAsked = "date" | "amount" | "recovered";

/** A match with its parameters told apart. `unknown`: it asks for something that nothing ingested answers. */
export type ReadMatch =
  | { readonly kind: "unknown" }
  | {
      readonly kind: "orders";
      readonly filters: readonly OrderParameter<"filter">[];
      readonly aggregates: readonly OrderParameter<"aggregate">[];
    }
  | {
      readonly kind: "lines";
      readonly filters: readonly LineParameter<"filter">[];
      readonly aggregates: readonly LineParameter<"aggregate">[];
    }
  | { readonly kind: "places"; readonly attribute: string; readonly circles: readonly Circle[] }
  | {
      readonly kind: "checkouts";
      readonly filters: readonly CheckoutParameter<"filter">[];
      readonly aggregates: readonly CheckoutParameter<"aggregate">[];
    }
  | ReadActivity;

/** Reads the parameters of a checked match by name and role. */
export function readMatch({ function: asked, parameters }: Match): ReadMatch {
  const { source } = asked;
  const { kind } = source;
  if (kind === "unknown" || parameters.some(({ parameter }) => parameter.needs !== undefined)) {
    return { kind: "unknown" };
  }
  if (kind === "places") {
    return { kind, attribute: source.attribute, circles: circlesOf(parameters) };
  }
  if (kind === "activity" || kind === "activity-rate") return readActivity(source, parameters);
  if (kind === "orders") {
    return {
      kind,
      filters: parametersOf(parameters, "filter", ORDER_PARAMETERS.filter),
      aggregates: parametersOf(parameters, "aggregate", ORDER_PARAMETERS.aggregate),
    };
  }
  if (kind === "checkouts") {
    return {
      kind,
      filters: parametersOf(parameters, "filter", CHECKOUT_PARAMETERS.filter),
      aggregates: parametersOf(parameters, "aggregate", CHECKOUT_PARAMETERS.aggregate),
    };
  }
  return {
    kind,
    filters: parametersOf(parameters, "filter", LINE_PARAMETERS.filter),
    aggregates: parametersOf(parameters, "aggregate", LINE_PARAMETERS.aggregate),
  };
}

function parametersOf<Name extends string>(
  parameters: readonly Argument[],
  role: Role,
  names: readonly Name[],
): Parameter<Name>[] {
  return parameters
    .filter(({ parameter }) => parameter.role === role)
    .map(({ parameter, test }) => {
      const name = names.find((known) => known === parameter.name);
      invariant(name, `no compiler knows the parameter ${parameter.name}`);
      return { name, test };
    });
}
