import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Marks a shop as uninstalled, unless it was installed again after that moment. Answers whether it was marked. */
export async function updateUninstalled(tx: Queryable, shop: bigint, at: Moment): Promise<boolean> {
  const rows = await tx.query({
    name: "update-uninstalled",
    text: `UPDATE shop SET uninstalled_at = $2::timestamptz
           WHERE shop = $1::bigint AND installed_at <= $2::timestamptz RETURNING shop`,
    values: [shop, toInstant(at)],
  });
  return rows.length > 0;
}
