import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Query } from "#app/core/language/ast.ts";
import { compilePredicate } from "./predicate.ts";
import type { PlanContext } from "./plan-context.ts";
import { nextTurn } from "./turn.ts";

/** Turns looked at before giving up: each is a moment at which the answer might have changed and did not. */
const MOST_TURNS = 1_000;

/**
 * When time alone makes a customer who fulfils the query stop fulfilling it: the first such moment
 * after `at` if nothing else happens, FOREVER when there is none, `undefined` when that would take
 * too long to find out.
 *
 * A turn is only a moment at which the answer may change, so each is asked until one changes it.
 */
export function leavingMoment(
  query: Query,
  history: CustomerHistory,
  at: Moment,
  context: PlanContext,
): Moment | undefined {
  const fulfils = compilePredicate(query);
  let turn = at;
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    turn = nextTurn(query, history, turn, context);
    if (turn === FOREVER) return FOREVER;
    if (!fulfils(history, turn, context)) return turn;
  }
  return undefined;
}
