import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** When the first of the shop's customers came to be known: where its history begins. */
export async function findFirstKnown(tx: Queryable, shop: bigint): Promise<Moment | undefined> {
  const [row] = await tx.query<{ first: Moment | null }>({
    name: "find-first-known",
    text: `SELECT min(known_from) AS first FROM customer
           WHERE shop = $1::bigint AND gone_at IS NULL AND isfinite(known_from)`,
    values: [shop],
  });
  return row?.first ?? undefined;
}
