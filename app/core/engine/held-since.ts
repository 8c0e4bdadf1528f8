import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Query } from "#app/core/language/ast.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { nextTurn } from "#app/core/plan/turn.ts";

/** Turns looked at before giving up: a page must not wait for a customer with thousands of orders. */
const MOST_TURNS = 1_000;

/**
 * Since when a customer who fulfils a query at a moment has done so without a break, by everything
 * known now: what was before a segment was made, too. `undefined` where they do not fulfil it then,
 * or where that takes too long to find out.
 */
export function heldSince(
  query: Query,
  history: CustomerHistory,
  epochs: readonly Epoch[],
  at: Moment,
): Moment | undefined {
  if (history.knownFrom === ALWAYS) return undefined;
  const fulfils = compilePredicate(query);
  let since: Moment | undefined;
  let moment = history.knownFrom;
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    if (moment > at || moment === FOREVER) return since;
    const { context, until } = epochAt(epochs, moment);
    const holds = fulfils(history, moment, context);
    since = holds ? (since ?? moment) : undefined;
    moment = Math.min(nextTurn(query, history, moment, context), until);
  }
  return undefined;
}
