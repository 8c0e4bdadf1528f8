import type { Queryable } from "#app/db/database.server.ts";

/** Notes how far the shop's recalculation is; `undefined`: everybody was asked for. */
export async function moveRecalculation(
  tx: Queryable,
  shop: bigint,
  through: bigint | undefined,
): Promise<void> {
  await tx.query(
    through === undefined
      ? {
          name: "delete-recalculation",
          text: "DELETE FROM recalculation WHERE shop = $1::bigint",
          values: [shop],
        }
      : {
          name: "move-recalculation",
          text: "UPDATE recalculation SET through = $2::bigint WHERE shop = $1::bigint",
          values: [shop, through],
        },
  );
}
