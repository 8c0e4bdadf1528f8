import type { Moment } from "#app/core/calendar/moment.ts";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { ObservationOf, Observed } from "./insert-observations.server.ts";

interface ObservationRow {
  readonly of: bigint;
  readonly attribute: string;
  readonly value: string;
  readonly kind: "read" | "added" | "removed";
  readonly observed_at: Moment;
  readonly triggered_at: Moment | null;
  readonly body_hash: string | null;
}

/** All that was ever seen of these customers or products. */
export async function loadObservations(
  tx: Queryable,
  shop: bigint,
  observed: Observed,
  ids: readonly string[],
): Promise<ObservationOf[]> {
  const rows = await tx.query<ObservationRow>({
    name: `load-${observed}-observations`,
    text: `SELECT ${observed} AS "of", attribute, value, kind, observed_at, triggered_at, body_hash
           FROM ${observed}_observation WHERE shop = $1::bigint AND ${observed} = ANY($2::bigint[])`,
    values: [shop, ids],
  });
  return rows.map((row) => ({
    of: row.of.toString(),
    attribute: row.attribute,
    value: row.value,
    kind: row.kind,
    at: row.observed_at,
    triggeredAt: row.triggered_at ?? ALWAYS,
    bodyHash: row.body_hash ?? "",
  }));
}
