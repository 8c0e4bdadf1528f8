import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Query } from "#app/core/language/ast.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { nextTurn } from "#app/core/plan/turn.ts";
import type { Interval } from "./interval.ts";
import { rewriteIntervals, type Sighting } from "./rewrite-intervals.ts";

/**
 * The slow truth of one customer and one query: the intervals from a version's `live_from` to a
 * moment, worked out from everything known now. What the engine keeps must always equal it.
 */
export function recompute(
  query: Query,
  history: CustomerHistory,
  epochs: readonly Epoch[],
  { from, to }: { readonly from: Moment; readonly to: Moment },
): Interval[] {
  const predicate = compilePredicate(query);
  const sightings: Sighting[] = [];
  for (let at = from; at <= to && at < FOREVER; ) {
    const { context, until } = epochAt(epochs, at);
    sightings.push({ at, inside: predicate(history, at, context) });
    at = Math.min(nextTurn(query, history, at, context), until);
  }
  return rewriteIntervals([], sightings);
}
