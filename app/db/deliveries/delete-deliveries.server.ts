import type { Queryable } from "#app/db/database.server.ts";

/** Deletes all of a shop's deliveries. */
export async function deleteDeliveries(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    name: "delete-deliveries",
    text: "DELETE FROM delivery WHERE shop = $1::bigint",
    values: [shop],
  });
}
