import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { WaitingRefetch } from "./list-refetches.server.ts";

/** Ends the wait for something, unless it was wanted again since. */
export async function deleteRefetch(
  tx: Queryable,
  shop: bigint,
  { entity, id, askedAt }: WaitingRefetch,
): Promise<void> {
  await tx.query({
    name: "delete-refetch",
    text: `DELETE FROM refetch
           WHERE shop = $1::bigint AND entity = $2::text AND id = $3::bigint
             AND asked_at = $4::timestamptz`,
    values: [shop, entity, id, toInstant(askedAt)],
  });
}
