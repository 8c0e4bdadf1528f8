import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";
import type { Observed } from "./insert-observations.server.ts";

/** Replaces the dated values of these customers or products. */
export async function replaceValues(
  tx: Queryable,
  shop: bigint,
  observed: Observed,
  values: ReadonlyMap<string, readonly DatedValue[]>,
): Promise<void> {
  if (values.size === 0) return;
  await tx.query({
    name: `delete-${observed}-values`,
    text: `DELETE FROM ${observed}_value WHERE shop = $1::bigint AND ${observed} = ANY($2::bigint[])`,
    values: [shop, [...values.keys()]],
  });
  const rows = [...values].flatMap(([of, dated]) =>
    dated.map(({ attribute, value, from, until }) => ({
      of,
      attribute,
      value,
      valid_from: toInstant(from),
      valid_until: toInstant(until),
    })),
  );
  if (rows.length === 0) return;
  await tx.query({
    name: `insert-${observed}-values`,
    text: `INSERT INTO ${observed}_value (shop, ${observed}, attribute, value, valid_from, valid_until)
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             "of" bigint, attribute text, value text, valid_from timestamptz, valid_until timestamptz)`,
    values: [shop, toRecordset(rows)],
  });
}
