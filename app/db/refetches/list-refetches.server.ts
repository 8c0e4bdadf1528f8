import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { Refetch } from "./insert-refetches.server.ts";

/** Something to ask for again, and when that was last wanted or is to be tried again. */
export interface WaitingRefetch extends Refetch {
  readonly askedAt: Moment;
}

/** What to ask Shopify for by a moment, longest waiting first. */
export async function listRefetches(
  tx: Queryable,
  shop: bigint,
  { by, limit }: { readonly by: Moment; readonly limit: number },
): Promise<WaitingRefetch[]> {
  const rows = await tx.query<{ entity: Refetch["entity"]; id: bigint; asked_at: Moment }>({
    name: "list-refetches",
    text: `SELECT entity, id, asked_at FROM refetch
           WHERE shop = $1::bigint AND asked_at <= $2::timestamptz
           ORDER BY asked_at, entity, id LIMIT $3::int`,
    values: [shop, toInstant(by), limit],
  });
  return rows.map(({ entity, id, asked_at }) => ({
    entity,
    id: id.toString(),
    askedAt: asked_at,
  }));
}
