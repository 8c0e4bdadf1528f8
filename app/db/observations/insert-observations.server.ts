import type { Observation } from "#app/core/commerce/dated-values.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Whose values: each has its own tables of the same shape. */
export type Observed = "customer" | "product";

/** An observation and the customer or product it was made of. */
export interface ObservationOf extends Observation {
  readonly of: string;
}

/** Adds observations, of equal ones the greatest stamp. At most one for each key in one call. */
export async function insertObservations(
  tx: Queryable,
  shop: bigint,
  observed: Observed,
  observations: readonly ObservationOf[],
): Promise<void> {
  if (observations.length === 0) return;
  await tx.query({
    name: `insert-${observed}-observations`,
    text: `
      INSERT INTO ${observed}_observation AS o (
        shop, ${observed}, attribute, value, kind, observed_at, triggered_at, body_hash)
      SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
        "of" bigint, attribute text, value text, kind text, observed_at timestamptz,
        triggered_at timestamptz, body_hash text)
      ON CONFLICT (shop, ${observed}, attribute, value, kind, observed_at) DO UPDATE SET
        triggered_at = excluded.triggered_at, body_hash = excluded.body_hash
      WHERE (excluded.triggered_at, excluded.body_hash) > (o.triggered_at, o.body_hash)`,
    values: [shop, toRecordset(observations.map(toRow))],
  });
}

function toRow({ of, attribute, value, kind, at, triggeredAt, bodyHash }: ObservationOf) {
  return {
    of,
    attribute,
    value,
    kind,
    observed_at: toInstant(at),
    triggered_at: toInstant(triggeredAt),
    body_hash: bodyHash,
  };
}
