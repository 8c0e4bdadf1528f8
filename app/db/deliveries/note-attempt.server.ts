import type { Queryable } from "#app/db/database.server.ts";

/** Notes that applying some deliveries failed once more. They go on waiting. */
export async function noteAttempt(
  tx: Queryable,
  shop: bigint,
  webhookIds: readonly string[],
): Promise<void> {
  await tx.query({
    name: "note-attempt",
    text: `UPDATE delivery SET attempts = attempts + 1
           WHERE shop = $1::bigint AND webhook_id = ANY($2::text[]) AND state = 'waiting'`,
    values: [shop, webhookIds],
  });
}
