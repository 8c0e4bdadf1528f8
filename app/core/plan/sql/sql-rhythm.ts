import { FEWEST_GAPS } from "#app/core/plan/order-date.ts";
import type { Statement } from "./statement.ts";

/**
 * Prints when the customer's next order is due, as `orderDate` works it out: null where there is no
 * rhythm yet. The times between orders are whole milliseconds, and their discrete median is one of them.
 */
export function printExpectedOrder({ orders, orderGaps }: Statement): string {
  const before = `lag(${toMilliseconds("s.placed")}) OVER (PARTITION BY s.customer, s.counts ORDER BY s.placed)`;
  const gap = orderGaps.add(
    `CASE WHEN s.counts THEN ${toMilliseconds("s.placed")} - ${before} END`,
  );
  const gaps = `o.${orders.add(`count(s.${gap})`)}`;
  const median = `o.${orders.add(`percentile_disc(0.5) WITHIN GROUP (ORDER BY s.${gap})`)}`;
  const last = toMilliseconds(`o.${orders.add("max(s.placed) FILTER (WHERE s.counts)")}`);
  return `CASE WHEN ${gaps} >= ${FEWEST_GAPS}
    THEN to_timestamp(((${last} + ${median})::numeric / 1000)::float8)::timestamptz(3) END`;
}

function toMilliseconds(instant: string): string {
  return `(extract(epoch FROM ${instant}) * 1000)::bigint`;
}
