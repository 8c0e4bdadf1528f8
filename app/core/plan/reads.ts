import type { Query } from "#app/core/language/ast.ts";
import { isProductParameter, readMatch } from "./match-parameters.ts";
import { type Leaf, leavesOf } from "./visit.ts";

/** A kind of fact that answers rest on. `value:` is followed by the observed attribute's name. */
export type Reading =
  | "orders"
  | "lines"
  /** What products say of themselves: their tags, their vendor. */
  | "products"
  | "checkouts"
  | "added"
  | `value:${string}`;

/**
 * What a query's answer rests on besides the customer being known: where none of it changed, the
 * answer did not either.
 */
export function readsOf(query: Query): ReadonlySet<Reading> {
  const reads = new Set<Reading>();
  for (const leaf of leavesOf(query)) for (const reading of readsOfLeaf(leaf)) reads.add(reading);
  return reads;
}

function readsOfLeaf(leaf: Leaf): readonly Reading[] {
  if (leaf.kind === "match") {
    const read = readMatch(leaf);
    if (read.kind === "unknown") return [];
    if (read.kind === "orders") return ["orders"];
    const asksProducts = read.filters.some(({ name }) => isProductParameter(name));
    return asksProducts ? ["lines", "products"] : ["lines"];
  }
  const { source } = leaf.attribute;
  switch (source.kind) {
    case "orders":
      return ["orders"];
    case "added":
      return ["added"];
    case "abandoned-checkout":
      return ["checkouts"];
    case "observed":
      return [`value:${source.attribute}`];
    case "unknown":
      return [];
  }
}
