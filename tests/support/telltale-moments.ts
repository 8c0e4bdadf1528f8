import type { Condition, Query, Test, Value } from "#app/core/language/ast.ts";
import type { Told } from "./oracle/told.ts";
import { dayStart, localDay, moveDay } from "./oracle/wall-clock.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Days after the last event that are looked at one by one; later ones come every eleventh day. */
const EACH_DAY = 45;
const FURTHEST_DAY = 420;

/**
 * Moments around which the answers of a query may turn: everything that happened, day starts, and
 * what lies an elapsed time of the query after something that happened; each with 1 ms either side.
 */
export function telltaleMoments(
  told: Told,
  query: Query,
  { zones, extra }: { readonly zones: readonly string[]; readonly extra: readonly number[] },
): number[] {
  const events = ownTimes(told);
  const after = elapsedIn(query).flatMap((elapsed) => events.map((event) => event - elapsed));
  const around = new Set<number>();
  const days = zones.flatMap((zone) => dayStarts(events, zone));
  for (const moment of [...events, ...after, ...extra, ...days]) {
    if (!Number.isFinite(moment)) continue;
    for (const near of [-1, 0, 1]) around.add(moment + near);
  }
  return [...around].sort((a, b) => a - b);
}

function ownTimes(told: Told): number[] {
  const moments = [
    ...told.orders.flatMap(({ placed, stamp, cancelled }) => [placed, stamp.updated, cancelled]),
    ...[...told.refunds, ...told.activity].map(({ at }) => at),
    ...told.sightings.map(({ at }) => at),
    ...[...told.customers, ...told.tags, ...told.consents, ...told.products, ...told.shops].map(
      ({ stamp }) => stamp.updated,
    ),
    ...told.checkouts.flatMap(({ created, completed }) => [created + 10 * MINUTE, completed]),
    ...told.deletedCheckouts.map(({ at }) => at),
  ];
  return [...new Set(moments)].filter((at) => at !== undefined && Number.isFinite(at)) as number[];
}

function dayStarts(events: readonly number[], zone: string): number[] {
  if (events.length === 0) return [];
  const first = Math.min(...events);
  const span = Math.round((Math.max(...events) - first) / DAY);
  const starts: number[] = [];
  const day = localDay(zone, first);
  for (
    let offset = -1;
    offset <= span + FURTHEST_DAY;
    offset += offset < span + EACH_DAY ? 1 : 11
  ) {
    starts.push(dayStart(zone, moveDay(day, offset, "d")));
  }
  return starts;
}

/** The elapsed times that a query names, in milliseconds. */
function elapsedIn({ condition }: Query): number[] {
  return condition === undefined ? [] : elapsedOf(condition);
}

function elapsedOf(condition: Condition): number[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap(elapsedOf);
    case "not":
      return elapsedOf(condition.operand);
    case "comparison":
      return valuesOf(condition.test).flatMap(toMilliseconds);
    case "match":
      return condition.parameters.flatMap(({ test }) => valuesOf(test).flatMap(toMilliseconds));
    case "reference":
      return condition.segments.flatMap(({ condition: meaning }) =>
        meaning === undefined ? [] : elapsedOf(meaning),
      );
  }
}

function valuesOf(test: Test): readonly Value[] {
  switch (test.kind) {
    case "compare":
    case "contains":
      return [test.value];
    case "between":
      return [test.low, test.high];
    case "in":
      return test.values;
    case "null":
      return [];
  }
}

function toMilliseconds(value: Value): number[] {
  if (value.kind !== "elapsed") return [];
  return [value.amount * (value.unit === "h" ? 60 : 1) * MINUTE];
}
