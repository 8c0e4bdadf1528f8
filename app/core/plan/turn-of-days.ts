import { nextAnniversary } from "#app/core/calendar/anniversary.ts";
import type { Moment, PlainDate } from "#app/core/calendar/moment.ts";
import { isPlainDate } from "#app/core/calendar/plain-date.ts";
import type { Comparison, Query, Test } from "#app/core/language/ast.ts";
import { anniversaryDays, readAnniversaryTest } from "./anniversary-test.ts";
import { daysOf } from "./attribute-days.ts";
import { instantOf, isMoving, type MovingBound } from "./bound.ts";
import { firstDayWhen } from "./first-day-when.ts";
import type { HistoryView } from "./history-view.ts";
import { toInstantRanges } from "./instant-ranges.ts";
import { observedKind } from "./observed-kind.ts";
import { orderDate } from "./order-date.ts";
import { firstDayFrom } from "./plain-day.ts";
import { toSignedTest } from "./positive-test.ts";
import { observedMoments } from "./predicate-observed.ts";
import { leavesOf } from "./visit.ts";
import { whenPassed } from "./when-passed.ts";
import { wholeYears } from "./whole-years.ts";

type Consider = (moment: Moment) => void;

/** Tells when time alone may change what a query asks of observed dates, ages and anniversaries. */
export function considerDays(query: Query, view: HistoryView, consider: Consider): void {
  for (const leaf of leavesOf(query)) {
    if (leaf.kind === "comparison") for (const turn of turnsOf(leaf, view)) consider(turn);
  }
}

function* turnsOf({ attribute, test }: Comparison, view: HistoryView): Generator<Moment> {
  const { source, anniversaryOf } = attribute;
  if (anniversaryOf !== undefined) {
    for (const day of daysOf(attribute, view)) yield* turnsOfAnniversary(day, test, view);
    return;
  }
  if (source.kind === "orders" && source.aggregate === "expected") {
    const placed = view.orders.map((order) => order.placed);
    const due = orderDate("expected", placed);
    if (due !== undefined) yield* turnsOfMoments([due], test, view);
  }
  if (source.kind !== "observed") return;
  const kind = observedKind(attribute);
  if (kind === "moment") yield* turnsOfMoments(observedMoments(view, source.attribute), test, view);
  if (kind !== "day" && kind !== "years") return;
  for (const day of view.values(source.attribute).filter(isPlainDate)) {
    if (kind === "day") yield* turnsOfDay(day, test, view);
    else yield turnOfYears(day, view);
  }
}

function* movingBoundsOf(test: Test): Generator<MovingBound> {
  for (const { from, before } of toInstantRanges(toSignedTest(test).test)) {
    for (const bound of [from, before]) if (bound && isMoving(bound)) yield bound;
  }
}

function* turnsOfMoments(
  moments: readonly Moment[],
  test: Test,
  { at, context: { calendar } }: HistoryView,
): Generator<Moment> {
  for (const bound of movingBoundsOf(test)) {
    for (const moment of moments) {
      if (moment >= instantOf(bound, at, calendar)) yield whenPassed(moment, bound, at, calendar);
    }
  }
}

function* turnsOfDay(
  day: PlainDate,
  test: Test,
  { at, context: { calendar } }: HistoryView,
): Generator<Moment> {
  for (const bound of movingBoundsOf(test)) {
    const isPassed = (moment: Moment) => firstDayFrom(bound, moment, calendar) > day;
    if (!isPassed(at)) yield firstDayWhen(isPassed, at, calendar);
  }
}

/** The next day on which the birthday comes into the days looked at, or has gone out of them. */
function* turnsOfAnniversary(
  day: PlainDate,
  test: Test,
  { at, context: { calendar } }: HistoryView,
): Generator<Moment> {
  const asked = readAnniversaryTest(test);
  const daysAt = (moment: Moment) => anniversaryDays(asked, moment, calendar);
  const { from, through } = daysAt(at);
  const next = nextAnniversary(day, from);
  if (next <= through) {
    if (isMoving(asked.first)) {
      yield firstDayWhen((moment) => daysAt(moment).from > next, at, calendar);
    }
  } else if (isMoving(asked.last)) {
    yield firstDayWhen((moment) => daysAt(moment).through >= next, at, calendar);
  }
}

/** The next birthday. */
function turnOfYears(day: PlainDate, { at, context: { calendar } }: HistoryView): Moment {
  const yearsAt = (moment: Moment) => wholeYears(day, calendar.dayOf(moment)) ?? -1;
  const years = yearsAt(at);
  return firstDayWhen((moment) => yearsAt(moment) > years, at, calendar);
}
