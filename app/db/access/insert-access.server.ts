import { randomUUID } from "node:crypto";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** One look at personal data. */
export interface Access {
  /** Shopify's user id. */
  readonly staff: string;
  readonly action: "view" | "data request";
  /** Whose, or of which list: ids only, never the data themselves. */
  readonly subject: string;
  /** The same look again after this moment is the same look: pages read themselves anew while they are open. */
  readonly unlessSince: Moment;
}

/** Records who looked at whom. */
export async function insertAccess(tx: Queryable, shop: bigint, access: Access): Promise<void> {
  await tx.query({
    name: "insert-access",
    text: `INSERT INTO access_log (shop, entry, staff, action, subject)
           SELECT $1::bigint, $2::uuid, $3, $4, $5
           WHERE NOT EXISTS (
             SELECT FROM access_log
             WHERE shop = $1::bigint AND at > $6::timestamptz
               AND staff = $3 AND action = $4 AND subject = $5)`,
    values: [
      shop,
      randomUUID(),
      access.staff,
      access.action,
      access.subject,
      toInstant(access.unlessSince),
    ],
  });
}
