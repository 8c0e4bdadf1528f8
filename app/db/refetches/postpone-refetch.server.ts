import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { WaitingRefetch } from "./list-refetches.server.ts";

/** Lets something wait until a moment, unless it was wanted again since. */
export async function postponeRefetch(
  tx: Queryable,
  shop: bigint,
  { entity, id, askedAt }: WaitingRefetch,
  until: Moment,
): Promise<void> {
  await tx.query({
    name: "postpone-refetch",
    text: `UPDATE refetch SET asked_at = $5::timestamptz
           WHERE shop = $1::bigint AND entity = $2::text AND id = $3::bigint
             AND asked_at = $4::timestamptz`,
    values: [shop, entity, id, toInstant(askedAt), toInstant(until)],
  });
}
