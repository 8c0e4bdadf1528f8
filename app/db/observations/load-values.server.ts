import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { Observed } from "./insert-observations.server.ts";

interface ValueRow {
  readonly of: bigint;
  readonly attribute: string;
  readonly value: string;
  readonly valid_from: Moment;
  readonly valid_until: Moment;
}

/** The dated values of these customers or products as they are now. */
export async function loadValues(
  tx: Queryable,
  shop: bigint,
  observed: Observed,
  ids: readonly string[],
): Promise<Map<string, DatedValue[]>> {
  const rows = await tx.query<ValueRow>({
    name: `load-${observed}-values`,
    text: `SELECT ${observed} AS "of", attribute, value, valid_from, valid_until
           FROM ${observed}_value WHERE shop = $1::bigint AND ${observed} = ANY($2::bigint[])`,
    values: [shop, ids],
  });
  const values = new Map<string, DatedValue[]>(ids.map((id) => [id, []]));
  for (const { of, attribute, value, valid_from: from, valid_until: until } of rows) {
    values.get(of.toString())?.push({ attribute, value, from, until });
  }
  return values;
}
