import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { Refetch } from "./insert-refetches.server.ts";

/** Something to ask for again, and when that was last wanted. */
export interface WaitingRefetch extends Refetch {
  readonly askedAt: Moment;
}

/** What to ask Shopify for, longest waiting first. */
export async function listRefetches(
  tx: Queryable,
  shop: bigint,
  limit: number,
): Promise<WaitingRefetch[]> {
  const rows = await tx.query<{ entity: Refetch["entity"]; id: bigint; asked_at: Moment }>({
    name: "list-refetches",
    text: `SELECT entity, id, asked_at FROM refetch
           WHERE shop = $1::bigint ORDER BY asked_at, entity, id LIMIT $2::int`,
    values: [shop, limit],
  });
  return rows.map(({ entity, id, asked_at }) => ({
    entity,
    id: id.toString(),
    askedAt: asked_at,
  }));
}
