import type { Queryable } from "#app/db/database.server.ts";
import type { ReachableBy } from "./count-audience.server.ts";

/** Whom a lane takes: those in its segment who are in none before it. */
export interface LaneCount {
  readonly customers: number;
  /** Those of them who may be written to over the channel asked about. */
  readonly reachable: number;
}

/** The first lane of everybody who is in any, by its place from 0. */
const FIRST_LANES = `SELECT m.customer, min(lane.place)::int - 1 AS lane
           FROM unnest($2::uuid[]) WITH ORDINALITY AS lane (segment, place)
           JOIN segment s ON s.shop = $1::bigint AND s.segment = lane.segment
           JOIN membership m ON m.shop = $1::bigint AND m.segment = s.segment
                            AND m.version = s.version AND m.left_at IS NULL
           GROUP BY m.customer`;

/** Counts each customer in the first of the lanes that holds them. */
export async function countLanes(
  tx: Queryable,
  shop: bigint,
  lanes: readonly string[],
  by: ReachableBy,
): Promise<LaneCount[]> {
  const rows = await tx.query<LaneCount & { readonly lane: number }>({
    name: "count-lanes",
    text: `SELECT c.lane, count(*)::int AS customers, count(v.customer)::int AS reachable
           FROM (${FIRST_LANES}) c
           LEFT JOIN customer_value v ON v.shop = $1::bigint AND v.customer = c.customer
             AND v.attribute = $3 AND v.value = $4
             AND v.valid_from <= now() AND now() < v.valid_until
           GROUP BY c.lane`,
    values: [shop, lanes, by.attribute, by.value],
  });
  const counts = new Map(rows.map(({ lane, ...count }) => [lane, count]));
  return lanes.map((_, lane) => counts.get(lane) ?? { customers: 0, reachable: 0 });
}

/** One page of the customers whom a lane takes, in the order of their ids. */
export async function listLane(
  tx: Queryable,
  shop: bigint,
  lanes: readonly string[],
  page: { readonly lane: number; readonly after: bigint; readonly limit: number },
): Promise<bigint[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-lane",
    text: `SELECT customer FROM (${FIRST_LANES}) c
           WHERE lane = $3::int AND customer > $4::bigint ORDER BY customer LIMIT $5::int`,
    values: [shop, lanes, page.lane, page.after, page.limit],
  });
  return rows.map(({ customer }) => customer);
}
