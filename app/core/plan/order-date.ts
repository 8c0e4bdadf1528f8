import { assertNever } from "#app/lib/assert-never.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { OrderDate } from "#app/core/catalog/attribute.ts";

/** The date that orders placed at these moments come to; unknown of none. */
export function orderDate(date: OrderDate, placed: readonly Moment[]): Moment | undefined {
  if (placed.length === 0) return undefined;
  switch (date) {
    case "first":
      return Math.min(...placed);
    case "last":
      return Math.max(...placed);
    case "expected":
      return expectedOrder(placed);
    default:
      return assertNever(date);
  }
}

/** Fewer say nothing of a rhythm: one distance between two orders may be chance. */
export const FEWEST_GAPS = 2;

/**
 * When the next order is due by the customer's own rhythm: the last one and then the median of the
 * times between orders that follow each other. Of an even number of them it is the shorter of the two
 * in the middle, so that nothing is halved. Unknown with fewer than three orders.
 */
function expectedOrder(placed: readonly Moment[]): Moment | undefined {
  const [first = 0, ...later] = placed.toSorted((one, other) => one - other);
  if (later.length < FEWEST_GAPS) return undefined;
  const gaps = later.map((at, index) => at - (index === 0 ? first : (later[index - 1] ?? at)));
  const median = gaps.toSorted((one, other) => one - other)[Math.ceil(gaps.length / 2) - 1] ?? 0;
  return (later.at(-1) ?? first) + median;
}
