import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { PlanContext } from "./plan-context.ts";
import { compilePredicate } from "./predicate.ts";
import { nextTurn } from "./turn.ts";

/** Turns looked at before giving up: each is a moment at which the answer might have changed and did not. */
const MOST_TURNS = 1_000;

/**
 * The first moment after `at` at which the answer is another than at `at`: FOREVER when there is
 * none, `undefined` when that takes too long to find out.
 *
 * A turn is only a moment at which the answer may change, so each is asked until one changes it. For
 * what time alone does, give a `frozenHistory`.
 */
export function turningMoment(
  query: Query,
  history: CustomerHistory,
  at: Moment,
  context: PlanContext,
): Moment | undefined {
  const fulfils = compilePredicate(query);
  const answer = fulfils(history, at, context);
  let turn = at;
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    turn = nextTurn(query, history, turn, context);
    if (turn === FOREVER) return FOREVER;
    if (fulfils(history, turn, context) !== answer) return turn;
  }
  return undefined;
}
