import type { Fact } from "#app/core/commerce/facts.ts";

type FactOf<Kind extends Fact["kind"]> = Extract<Fact, { readonly kind: Kind }>;

/** The facts of one kind. */
export function factsOf<Kind extends Fact["kind"]>(
  facts: readonly Fact[],
  kind: Kind,
): FactOf<Kind>[] {
  return facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);
}
