import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Moves the moment up to which a shop's clock has run. It never moves back. */
export async function updateEvaluatedTo(tx: Queryable, shop: bigint, to: Moment): Promise<void> {
  await tx.query({
    name: "update-evaluated-to",
    text: `UPDATE shop SET evaluated_to = $2::timestamptz
           WHERE shop = $1::bigint AND evaluated_to < $2::timestamptz`,
    values: [shop, toInstant(to)],
  });
}
