import type { Match, Query } from "#app/core/language/ast.ts";
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
  | "activity"
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
  if (leaf.kind === "match") return readsOfMatch(leaf);
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

function readsOfMatch(match: Match): readonly Reading[] {
  const read = readMatch(match);
  switch (read.kind) {
    case "unknown":
      return [];
    case "orders":
      return ["orders"];
    case "lines":
      return withProducts(
        "lines",
        read.filters.some(({ name }) => isProductParameter(name)),
      );
    case "places":
      return [`value:${read.attribute}`];
    case "checkouts":
      return withProducts(
        "checkouts",
        read.filters.some(({ name }) => isProductParameter(name)),
      );
    case "activity":
    case "activity-rate":
      return withProducts(
        "activity",
        read.filters.some(({ field }) => field.kind === "tag"),
      );
  }
}

function withProducts(reading: Reading, asked: boolean): readonly Reading[] {
  return asked ? [reading, "products"] : [reading];
}
