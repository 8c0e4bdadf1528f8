import { invariant } from "#app/lib/invariant.ts";
import type { Argument, Match, Test } from "#app/core/language/ast.ts";

/** What the rows of a function can be asked, by the floor that answers it. */
const ORDER_PARAMETERS = {
  filter: ["date", "amount"],
  aggregate: ["count", "sum_amount"],
} as const;
const LINE_PARAMETERS = {
  filter: ["id", "tag", "date", "quantity"],
  aggregate: ["count", "sum_quantity"],
} as const;

type Role = "filter" | "aggregate";

interface Parameter<Name extends string> {
  readonly name: Name;
  readonly test: Test;
}

export type OrderParameter<R extends Role> = Parameter<(typeof ORDER_PARAMETERS)[R][number]>;
export type LineParameter<R extends Role> = Parameter<(typeof LINE_PARAMETERS)[R][number]>;

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
    };

/** Reads the parameters of a checked match by name and role. */
export function readMatch({ function: asked, parameters }: Match): ReadMatch {
  const { kind } = asked.source;
  if (kind === "unknown" || parameters.some(({ parameter }) => parameter.needs !== undefined)) {
    return { kind: "unknown" };
  }
  if (kind === "orders") {
    return {
      kind,
      filters: parametersOf(parameters, "filter", ORDER_PARAMETERS.filter),
      aggregates: parametersOf(parameters, "aggregate", ORDER_PARAMETERS.aggregate),
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
