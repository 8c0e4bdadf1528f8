import type { Moment } from "#app/core/calendar/moment.ts";
import { insertAccess } from "#app/db/access/insert-access.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

const SAME_LOOK_MS = 10 * 60_000;

/** Records that a member of staff was shown personal data. An open page that refreshes itself is one look in ten minutes. */
export async function recordView(
  tx: Queryable,
  shop: bigint,
  look: { readonly staff: string; readonly subject: string; readonly now: Moment },
): Promise<void> {
  const { staff, subject, now } = look;
  await insertAccess(tx, shop, {
    staff,
    action: "view",
    subject,
    unlessSince: now - SAME_LOOK_MS,
  });
}
