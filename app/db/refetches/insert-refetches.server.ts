import type { Queryable } from "#app/db/database.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Something to ask Shopify for again, by id. */
export interface Refetch {
  readonly entity: "order" | "customer" | "product" | "collection" | "scopes" | "metafields";
  readonly id: string;
}

/** Remembers what to ask for. What waits already is asked for once, after this moment. */
export async function insertRefetches(
  tx: Queryable,
  shop: bigint,
  refetches: readonly Refetch[],
): Promise<void> {
  if (refetches.length === 0) return;
  await tx.query({
    name: "insert-refetches",
    text: `INSERT INTO refetch (shop, entity, id)
           SELECT DISTINCT $1::bigint, x.entity, x.id
           FROM jsonb_to_recordset($2::text::jsonb) AS x(entity text, id bigint)
           ON CONFLICT (shop, entity, id) DO UPDATE SET asked_at = excluded.asked_at`,
    values: [shop, toRecordset(refetches.map(({ entity, id }) => ({ entity, id })))],
  });
}
