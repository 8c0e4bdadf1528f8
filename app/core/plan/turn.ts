import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { Query, Test } from "#app/core/language/ast.ts";
import { instantOf, isMoving, type MovingBound } from "./bound.ts";
import { viewAt } from "./history-view.ts";
import { toInstantRanges } from "./instant-ranges.ts";
import { readMatch } from "./match-parameters.ts";
import type { PlanContext } from "./plan-context.ts";
import { toSignedTest } from "./positive-test.ts";
import { readsOf } from "./reads.ts";
import { considerDays } from "./turn-of-days.ts";
import { leavesOf } from "./visit.ts";
import { whenPassed } from "./when-passed.ts";

/**
 * The first moment after `at` at which time alone may change the answer; FOREVER when it cannot.
 *
 * Never late, and strictly later than `at`; may be early. It rests on two things: a fact appears or
 * disappears at an end of its stretch, and a bound that moves passes an instant of the history. The
 * calendar and the policy must be those in force at `at`; where they change is the caller's to add.
 */
export function nextTurn(
  query: Query,
  history: CustomerHistory,
  at: Moment,
  context: PlanContext,
): Moment {
  let next = FOREVER;
  const consider = (moment: Moment) => {
    if (moment > at && moment < next) next = moment;
  };

  considerEdges(history, consider);
  const asked = readsOf(query).has("activity") ? history.activity : [];
  for (const each of asked) consider(each.at);
  const bounds = [...movingBoundsOf(query)].map((bound) => ({
    bound,
    reach: instantOf(bound, at, context.calendar),
    ahead: FOREVER,
  }));
  if (bounds.length > 0) {
    considerInstants({ ...history, activity: asked }, (instant) => {
      if (instant > at) return;
      // A bound that has passed an instant never comes back to it; the earliest of the others is next.
      for (const each of bounds) {
        if (instant >= each.reach && instant < each.ahead) each.ahead = instant;
      }
    });
  }
  for (const { bound, ahead } of bounds) {
    if (ahead < FOREVER) consider(whenPassed(ahead, bound, at, context.calendar));
  }
  considerDays(query, viewAt(history, at, context), consider);
  return next;
}

/** The moving bounds that a query compares instants with. */
export function* movingBoundsOf(query: Query): Generator<MovingBound> {
  for (const leaf of leavesOf(query)) {
    if (leaf.kind === "match") {
      const read = readMatch(leaf);
      if (read.kind === "unknown" || read.kind === "places") continue;
      for (const { name, test } of read.filters) if (name === "date") yield* movingBoundsIn(test);
    } else if (isOfEvents(leaf.attribute)) {
      yield* movingBoundsIn(leaf.test);
    }
  }
}

/** Whether the instants compared are of what happened; those observed, expected and anniversaries are not. */
function isOfEvents({ type, source, anniversaryOf }: Attribute): boolean {
  if (source.kind === "orders" && source.aggregate === "expected") return false;
  return type === "date" && source.kind !== "observed" && anniversaryOf === undefined;
}

function* movingBoundsIn(test: Test): Generator<MovingBound> {
  for (const { from, before } of toInstantRanges(toSignedTest(test).test)) {
    for (const bound of [from, before]) if (bound && isMoving(bound)) yield bound;
  }
}

type Consider = (moment: Moment) => void;

/** A customer may have thousands of facts and as many turns, so nothing is made anew for each. */
function considerEdges(history: CustomerHistory, consider: Consider): void {
  consider(history.knownFrom);
  if (history.addedAt !== undefined) consider(history.addedAt);
  considerEnds(history.orders, consider);
  considerEnds(history.checkouts, consider);
  considerEnds(history.abandonments, consider);
  considerEnds(history.values, consider);
  for (const values of history.productValues.values()) considerEnds(values, consider);
}

function considerEnds(
  stretches: readonly { readonly from: Moment; readonly until: Moment }[],
  consider: Consider,
): void {
  for (const { from, until } of stretches) {
    consider(from);
    consider(until);
  }
}

function considerInstants(history: CustomerHistory, consider: Consider): void {
  if (history.addedAt !== undefined) consider(history.addedAt);
  for (const { placed } of history.orders) consider(placed);
  for (const { from } of history.checkouts) consider(from);
  for (const { abandoned } of history.abandonments) consider(abandoned);
  for (const { at } of history.activity) consider(at);
}
