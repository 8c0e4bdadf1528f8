import {
  type AbandonmentRow,
  ABANDONMENT_COLUMNS,
  type OwnedAbandonment,
  readAbandonments,
} from "#app/db/checkouts/abandonment-rows.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** All states of all abandoned checkouts of these customers. */
export async function listAbandonments(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<OwnedAbandonment[]> {
  const rows = await tx.query<AbandonmentRow>({
    name: "list-abandonments",
    text: `SELECT ${ABANDONMENT_COLUMNS} FROM checkout_line_state
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return readAbandonments(rows);
}
